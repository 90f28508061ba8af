<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Attempt</name>
    <message>
        <source>There is too little memory for this; close other programs or use a smaller scan.</source>
        <translation>Dafür ist zu wenig Speicher frei; andere Programme schließen oder einen kleineren Scan verwenden.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong (%1).</source>
        <translation>Etwas Unerwartetes ist schiefgegangen (%1).</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>%1 was not found; check the name and whether its disk is connected.</source>
        <translation>%1 ist nicht da; Namen prüfen, und ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>%1 cannot be read; check its permissions and the disk.</source>
        <translation>%1 kann nicht gelesen werden; Rechte und Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be written; check permissions and free space, or choose another place.</source>
        <translation>%1 kann nicht geschrieben werden; Rechte und freien Platz prüfen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 is open in another program; close it there and try again.</source>
        <translation>%1 ist in einem anderen Programm geöffnet; dort schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Exemplar (%2) in a format that this one does not know; install that version or a later one.</source>
        <translation>%1 wurde von einer neueren Version von Exemplar (%2) in einem Format geschrieben, das diese nicht kennt; jene Version oder eine spätere installieren.</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off; fetch or make it again.</source>
        <translation>%1 ist beschädigt oder abgeschnitten; noch einmal holen oder herstellen.</translation>
    </message>
    <message>
        <source>The format of %1 is not supported; choose another file.</source>
        <translation>%1 ist keine Datei, die hier gelesen werden kann; eine andere wählen.</translation>
    </message>
    <message>
        <source>%1 has content that is not supported; choose another file.</source>
        <translation>%1 enthält etwas, das nicht unterstützt wird; eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>%1 holds several DICOM series; open the folder and choose one.</source>
        <translation>%1 enthält mehrere DICOM-Serien; den Ordner öffnen und eine wählen.</translation>
    </message>
    <message>
        <source>%1 and the scan are not on the same grid.</source>
        <translation>%1 und der Scan liegen nicht auf demselben Gitter.</translation>
    </message>
    <message>
        <source>The base model is not installed; run packaging/fetch-model.sh or see the README.</source>
        <translation>Das Basismodell ist nicht installiert; packaging/fetch-model.sh ausführen oder die README lesen.</translation>
    </message>
    <message>
        <source>%1 was made for another base model and cannot be used with this one.</source>
        <translation>%1 gehört zu einem anderen Basismodell und kann mit diesem nicht benutzt werden.</translation>
    </message>
    <message>
        <source>There is nothing to train on; label a structure on an exemplar.</source>
        <translation>Es gibt nichts, woraus gelernt werden kann; auf einem Exemplar eine Struktur labeln.</translation>
    </message>
    <message>
        <source>Training became unstable and was stopped; try again.</source>
        <translation>Das Lernen wurde instabil und wurde beendet; noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is too little memory; close other programs and try again.</source>
        <translation>Der Speicher reicht nicht; andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Slices of %1 are missing; fetch the series again as a whole, or open it anyway.</source>
        <translation>In %1 fehlen Schichten; die Serie noch einmal vollständig holen oder trotzdem öffnen.</translation>
    </message>
    <message>
        <source>The slices of %1 lie at uneven distances; open it anyway to put them on an even grid.</source>
        <translation>Die Schichten von %1 liegen in ungleichen Abständen; trotzdem öffnen, um sie auf ein gleichmäßiges Gitter zu bringen.</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1 steps on %2 slices (%3 % synthetic), rank %4, learning rate %5, seed %6</source>
        <translation>%1 Schritte auf %2 Schichten (%3 % synthetisch), Rang %4, Lernrate %5, Startwert %6</translation>
    </message>
    <message>
        <source>Structures:</source>
        <translation>Strukturen:</translation>
    </message>
    <message>
        <source>Trained on:</source>
        <translation>Gelernt von:</translation>
    </message>
    <message>
        <source>Training:</source>
        <translation>Training:</translation>
    </message>
    <message>
        <source>Validation:</source>
        <translation>Validierung:</translation>
    </message>
    <message>
        <source>Intensities:</source>
        <translation>Intensitäten:</translation>
    </message>
    <message>
        <source>an automatic window for every scan</source>
        <translation>ein eigenes Fenster für jeden Scan</translation>
    </message>
    <message>
        <source>%1 to %2 on every scan</source>
        <translation>%1 bis %2 auf jedem Scan</translation>
    </message>
    <message>
        <source>Licence:</source>
        <translation>Lizenz:</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Datei:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>DSC %1 %2, at step %3</source>
        <translation>DSC %1 %2, bei Schritt %3</translation>
    </message>
    <message>
        <source>Held out at first, later trained on: %1</source>
        <translation>Zuerst zurückgehalten, dann auch davon gelernt: %1</translation>
    </message>
    <message>
        <source>Held out: %1</source>
        <translation>Zurückgehalten: %1</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>%1 of %2 steps in %3 min %4 s</source>
        <translation>%1 von %2 Schritten in %3 min %4 s</translation>
    </message>
    <message>
        <source>Stopping at step %1 of %2</source>
        <translation>Wird beendet bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>Pausiert bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Preparing: %1 %</source>
        <translation>Vorbereitung: %1 %</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>best DSC %1 at step %2</source>
        <translation>bester DSC %1 bei Schritt %2</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>on the held-out exemplar</source>
        <translation>auf dem zurückgehaltenen Exemplar</translation>
    </message>
    <message>
        <source>on exemplars that were trained on</source>
        <translation>auf Exemplaren, von denen gelernt wurde</translation>
    </message>
    <message>
        <source>on exemplars; it is not recorded whether they were held out</source>
        <translation>auf Exemplaren, von denen nicht bekannt ist, ob sie zurückgehalten wurden</translation>
    </message>
    <message>
        <source>on an exemplar that was held out until step %1</source>
        <translation>auf einem Exemplar, bis Schritt %1 zurückgehalten</translation>
    </message>
</context>
<context>
    <name>SynthesisKnobs</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>How far the whole slice is turned, to either side</source>
        <translation>Wie weit die ganze Schicht gedreht wird, zu beiden Seiten</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>How much the whole slice is made larger or smaller</source>
        <translation>Wie sehr die ganze Schicht vergrößert oder verkleinert wird</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>How far the whole slice is shifted in any direction, as a share of its longer side</source>
        <translation>Wie weit die ganze Schicht in beliebige Richtung verschoben wird, als Anteil ihrer längeren Seite</translation>
    </message>
    <message>
        <source>Left/right flip</source>
        <translation>Links/rechts spiegeln</translation>
    </message>
    <message>
        <source>How many of the samples are mirrored left to right; leave it off where labels name a side</source>
        <translation>Wie viele der Beispiele von links nach rechts gespiegelt werden; ausgeschaltet lassen, wo Labels eine Seite nennen</translation>
    </message>
    <message>
        <source>Elastic strength</source>
        <translation>Elastische Verformung</translation>
    </message>
    <message>
        <source>Largest elastic displacement, as a share of the slice&apos;s longer side</source>
        <translation>Wie stark Gewebe verbogen wird, als wäre es weich, als Anteil der längeren Seite der Schicht</translation>
    </message>
    <message>
        <source>Up/down flip</source>
        <translation>Oben/unten spiegeln</translation>
    </message>
    <message>
        <source>How many of the samples are turned upside down in a mirror</source>
        <translation>Wie viele der Beispiele von oben nach unten gespiegelt werden</translation>
    </message>
    <message>
        <source>Elastic wavelength</source>
        <translation>Elastische Wellenlänge</translation>
    </message>
    <message>
        <source>Wavelength of the elastic deformation, as a share of the slice&apos;s longer side; small: fine folds, large: wide bends</source>
        <translation>In welchem Abstand Biegungen aufeinander folgen, als Anteil der längeren Seite der Schicht; kleine wirken zerknittert, große geschwungen</translation>
    </message>
    <message>
        <source>Moved alone</source>
        <translation>Einzeln bewegt</translation>
    </message>
    <message>
        <source>In how many of the samples one structure is cut out, changed, and pasted by itself</source>
        <translation>In wie vielen der Beispiele eine Struktur für sich ausgeschnitten, verändert und wieder eingesetzt wird</translation>
    </message>
    <message>
        <source>Its rotation</source>
        <translation>Ihre Drehung</translation>
    </message>
    <message>
        <source>How far that structure is turned by itself</source>
        <translation>Wie weit diese Struktur für sich gedreht wird</translation>
    </message>
    <message>
        <source>Its scale</source>
        <translation>Ihre Größe</translation>
    </message>
    <message>
        <source>How much that structure is made larger or smaller by itself</source>
        <translation>Wie sehr diese Struktur für sich vergrößert oder verkleinert wird</translation>
    </message>
    <message>
        <source>Its shift</source>
        <translation>Ihre Verschiebung</translation>
    </message>
    <message>
        <source>How far that structure is moved from its place, as a share of the slice&apos;s longer side</source>
        <translation>Wie weit diese Struktur von ihrer Stelle bewegt wird, als Anteil der längeren Seite der Schicht</translation>
    </message>
    <message>
        <source>Its brightness</source>
        <translation>Ihre Helligkeit</translation>
    </message>
    <message>
        <source>How much brighter or darker that structure becomes by itself</source>
        <translation>Wie viel heller oder dunkler diese Struktur für sich wird</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Over how many pixels a pasted structure fades in, to each side of its border</source>
        <translation>Über wie viele Pixel eine eingesetzte Struktur eingeblendet wird, zu jeder Seite ihres Randes</translation>
    </message>
    <message>
        <source>Other surroundings</source>
        <translation>Andere Umgebung</translation>
    </message>
    <message>
        <source>How much brighter or darker the surroundings of the new place may be than those of the old; structures are pasted nowhere else</source>
        <translation>Wie viel heller oder dunkler die Umgebung der neuen Stelle sein darf als die der alten; nirgends sonst werden Strukturen eingesetzt</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma curve of intensities: middle greys become darker or brighter, black and white stay</source>
        <translation>Biegt die Kurve der Intensitäten: mittlere Grautöne werden dunkler oder heller, Schwarz und Weiß bleiben</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>How much brighter or darker the whole slice becomes, as a factor</source>
        <translation>Wie viel heller oder dunkler die ganze Schicht wird, als Faktor</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Largest standard deviation of the noise, as a share of the range from black to white</source>
        <translation>Wie stark das Bild rauschen darf, als Anteil des Bereichs von Schwarz bis Weiß</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Unschärfe</translation>
    </message>
    <message>
        <source>How many of the samples are made less sharp</source>
        <translation>Wie viele der Beispiele unschärfer gemacht werden</translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation>Biasfeld</translation>
    </message>
    <message>
        <source>How strongly brightness may drift smoothly across the slice, as with the coils of an MR scanner</source>
        <translation>Wie stark die Helligkeit sanft über die Schicht driften darf, wie bei den Spulen eines MR-Scanners</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>How much is added to or taken from all intensities but air, as a share of the range from black to white</source>
        <translation>Wie viel zu allen Intensitäten außer Luft hinzukommt oder abgezogen wird, als Anteil des Bereichs von Schwarz bis Weiß</translation>
    </message>
    <message>
        <source>Strongest blur</source>
        <translation>Stärkste Unschärfe</translation>
    </message>
    <message>
        <source>Radius of the strongest blur; others go down to a third of it</source>
        <translation>Radius der stärksten Unschärfe; andere reichen bis zu einem Drittel davon hinab</translation>
    </message>
    <message>
        <source>The same slice</source>
        <translation>Dieselbe Schicht</translation>
    </message>
    <message>
        <source>How often the structure moved alone is one of the slice itself, compared with the other two</source>
        <translation>Wie oft die einzeln bewegte Struktur aus der Schicht selbst stammt, verglichen mit den beiden anderen</translation>
    </message>
    <message>
        <source>Another exemplar</source>
        <translation>Ein anderes Exemplar</translation>
    </message>
    <message>
        <source>How often a structure of another exemplar takes the place of the slice&apos;s own, compared with the other two</source>
        <translation>Wie oft eine Struktur eines anderen Exemplars die der Schicht ersetzt, verglichen mit den beiden anderen</translation>
    </message>
    <message>
        <source>Onto an unlabelled slice</source>
        <translation>Auf ungelabelte Schicht</translation>
    </message>
    <message>
        <source>How often all structures are pasted onto a slice without labels, compared with the other two; leave it off unless such slices are known not to show the structures</source>
        <translation>Wie oft alle Strukturen in eine Schicht ohne Labels eingesetzt werden, verglichen mit den beiden anderen; ausgeschaltet lassen, solange nicht sicher ist, dass solche Schichten die Strukturen nicht zeigen</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>noch %n Minute</numerusform>
            <numerusform>noch %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>noch %n Sekunde</numerusform>
            <numerusform>noch %n Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::AnswerPicture</name>
    <message>
        <source>The model&apos;s prediction on an exemplar</source>
        <translation>Was das Modell zu einem Exemplar antwortet</translation>
    </message>
    <message>
        <source>Slice %1 of %2: filled - the model&apos;s prediction; outlined - your labels</source>
        <translation>Schicht %1 von %2: gefüllt – was das Modell jetzt antwortet; umrandet – die eigenen Labels</translation>
    </message>
    <message>
        <source>The model&apos;s prediction on an exemplar, as soon as there is one</source>
        <translation>Was das Modell zu einem Exemplar antwortet, sobald es antwortet</translation>
    </message>
    <message>
        <source>no prediction yet</source>
        <translation>noch keine Antwort</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareCommands</name>
    <message>
        <source>Nothing is labelled on this slice; the base model needs a labelled structure to predict.</source>
        <translation>Auf dieser Schicht ist nichts gelabelt, wonach das Basismodell befragt werden könnte.</translation>
    </message>
    <message>
        <source>The base model is predicting...</source>
        <translation>Das Basismodell wird befragt...</translation>
    </message>
    <message>
        <source>The base model, one click per part</source>
        <translation>Das Basismodell, ein Klick je Teil</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesen von %1</translation>
    </message>
    <message>
        <source>Compare with Label Map</source>
        <translation>Mit Labelkarte vergleichen</translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation>Labelkarten (*.nii *.nii.gz *.nrrd *.mha);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Scores against the ground truth, without the exemplars</source>
        <translation>Bewertung gegen die Referenz, ohne die Exemplare</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>DSC</source>
        <translation>DSC</translation>
    </message>
    <message>
        <source>HD95 mm</source>
        <translation>HD95 mm</translation>
    </message>
    <message>
        <source>Surface Dice 2 mm</source>
        <translation>Oberflächen-Dice 2 mm</translation>
    </message>
    <message>
        <source>Ground truth ml</source>
        <translation>Referenz ml</translation>
    </message>
    <message>
        <source>Result ml</source>
        <translation>Ergebnis ml</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>There is no ground truth to show; open one with &quot;Compare with Label Map&quot; in the Learn menu.</source>
        <translation>Es gibt keine Referenz; mit „Mit Labelkarte vergleichen“ im Menü Lernen eine öffnen.</translation>
    </message>
    <message>
        <source>Hold T to show that label map; &quot;Score Against That Map&quot; in the Learn menu computes scores.</source>
        <translation>T gedrückt halten zeigt diese Labelkarte; das Menü Lernen bewertet gegen sie.</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Mean over the labels that both maps have; for others no distance can be computed</source>
        <translation>Mittel über die Labels, die beide Karten zeigen; die anderen haben keinen Abstand</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareDialog</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>%1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>Exemplar</source>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation>Eigene Labels</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>DSC on the exemplars, without a click; a dash where a profile does not know the structure</source>
        <translation>DSC auf den Exemplaren, ohne einen Klick; ein Strich, wo ein Profil die Struktur nicht kennt</translation>
    </message>
    <message>
        <source>Stop the comparison; what has been compared stays</source>
        <translation>Nicht weiter befragen; was verglichen ist, bleibt</translation>
    </message>
    <message>
        <source>No base model is installed; install one first.</source>
        <translation>Es gibt kein Modell, das befragt werden könnte; zuerst eines installieren.</translation>
    </message>
    <message>
        <source>%1
%2 %3</source>
        <translation>%1
%2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Of the structures that both profiles know</source>
        <translation>Über die Strukturen, die beide Profile kennen</translation>
    </message>
    <message>
        <source>Both profiles are predicting every exemplar...</source>
        <translation>Beide Profile werden zu jedem Exemplar befragt...</translation>
    </message>
    <message>
        <source>The profiles may have been trained on these exemplars; compare them on another scan for an independent score.</source>
        <translation>Die Profile haben womöglich von diesen Exemplaren gelernt; ein anderer Scan sagt mehr aus.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 exemplars. The profiles may have been trained on them; compare them on another scan for an independent score.</source>
        <translation>Nach %1 von %2 Exemplaren angehalten. Die Profile haben womöglich von ihnen gelernt; ein anderer Scan sagt mehr aus.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarCommands</name>
    <message>
        <source>Looking for the next slice</source>
        <translation>Suche nach der nächsten Schicht</translation>
    </message>
    <message>
        <source>Every slice is similar to an exemplar; another exemplar would help little.</source>
        <translation>Jede Schicht sieht einem der Exemplare ähnlich; ein weiteres würde wenig helfen.</translation>
    </message>
    <message>
        <source>Slice %1: it shows %2, which no exemplar shows.</source>
        <translation>Schicht %1: Kein Exemplar zeigt %2, das hier zu sehen ist.</translation>
    </message>
    <message>
        <source>Slice %1: its proposal is the most doubtful.</source>
        <translation>Schicht %1: Der Vorschlag ist hier am zweifelhaftesten.</translation>
    </message>
    <message>
        <source>Slice %1: a good start, in the middle.</source>
        <translation>Schicht %1: ein guter Anfang, in der Mitte.</translation>
    </message>
    <message>
        <source>Reading exemplars</source>
        <translation>Lesen der Exemplare</translation>
    </message>
    <message>
        <source>The session %1 has no exemplars.</source>
        <translation>Die Sitzung %1 hat keine Exemplare.</translation>
    </message>
    <message>
        <source>Labels of the exemplars</source>
        <translation>Labels der Exemplare</translation>
    </message>
    <message numerus="yes">
        <source>%n exemplar(s) added.</source>
        <translation>
            <numerusform>%n Exemplar hinzugefügt.</numerusform>
            <numerusform>%n Exemplare hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exemplars of Another Session</source>
        <translation>Exemplare einer anderen Sitzung</translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation>Sitzungen (*.exemplar)</translation>
    </message>
    <message>
        <source>Slice %1: it is least similar to the exemplars; the nearest one is slice %2.</source>
        <translation>Schicht %1: Sie gleicht den Exemplaren am wenigsten; das nächste ist Schicht %2.</translation>
    </message>
    <message>
        <source>Slice %1: it closes the widest gap; the nearest exemplar is slice %2.</source>
        <translation>Schicht %1: Sie schließt die größte Lücke; das nächste Exemplar ist Schicht %2.</translation>
    </message>
    <message>
        <source>Slice %1: it is labelled already; mark it as an exemplar (E).</source>
        <translation>Schicht %1: schon gelabelt; mit E markiert ist sie ein Exemplar.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarList</name>
    <message>
        <source>Exemplars</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>The slices to train on. Double-click goes to a slice, Delete removes it from the list.</source>
        <translation>Die Schichten, von denen gelernt wird. Doppelklick springt hin, Entf nimmt eine heraus.</translation>
    </message>
    <message>
        <source>Slice %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>%1, other scan</source>
        <translation>%1, anderer Scan</translation>
    </message>
    <message>
        <source>%1, slice %2: %3</source>
        <translation>%1, Schicht %2: %3</translation>
    </message>
    <message>
        <source>no structure</source>
        <translation>keine Struktur</translation>
    </message>
    <message numerus="yes">
        <source>%n structure(s)</source>
        <translation>
            <numerusform>%n Struktur</numerusform>
            <numerusform>%n Strukturen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExportCommands</name>
    <message>
        <source>Writing %1</source>
        <translation>Schreiben von %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesen von %1</translation>
    </message>
    <message>
        <source>After resampling to the scan&apos;s grid by nearest neighbour:</source>
        <translation>Mit dem nächsten Nachbarn auf den Scan umgerechnet, würde daraus:</translation>
    </message>
    <message>
        <source>%1: %2 ml of %3 ml, %4 ml of it lie outside the scan</source>
        <translation>%1: %2 ml von %3 ml, davon liegen %4 ml außerhalb des Scans</translation>
    </message>
    <message>
        <source>Different grid</source>
        <translation>Anderes Gitter</translation>
    </message>
    <message>
        <source>Resample</source>
        <translation>Umrechnen</translation>
    </message>
    <message>
        <source>The file %1 stays as it is.</source>
        <translation>Die Datei %1 bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Labels importieren</translation>
    </message>
    <message>
        <source>Import label names</source>
        <translation>Labelnamen importieren</translation>
    </message>
    <message>
        <source>Import Labels</source>
        <translation>Labels importieren</translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation>Labelkarten (*.nii *.nii.gz *.nrrd *.mha);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import Label Names</source>
        <translation>Labelnamen importieren</translation>
    </message>
    <message>
        <source>Export Label Map</source>
        <translation>Labelkarte exportieren</translation>
    </message>
    <message>
        <source>NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)</source>
        <translation>NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)</translation>
    </message>
    <message>
        <source>Export BIDS Derivative</source>
        <translation>BIDS-Derivat exportieren</translation>
    </message>
    <message>
        <source>BIDS segmentation (*_dseg.nii.gz)</source>
        <translation>BIDS-Segmentierung (*_dseg.nii.gz)</translation>
    </message>
    <message>
        <source>Folder for the Masks</source>
        <translation>Ordner für die Masken</translation>
    </message>
    <message>
        <source>Export Statistics</source>
        <translation>Statistik exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Export Label Names</source>
        <translation>Labelnamen exportieren</translation>
    </message>
    <message>
        <source>ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)</source>
        <translation>ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Tables of label names (*.txt *.label *.ctbl *.csv *.tsv *.json);;All files (*)</source>
        <translation>Tabellen von Labelnamen (*.txt *.label *.ctbl *.csv *.tsv *.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::JobBar</name>
    <message>
        <source>Cancel the model&apos;s job</source>
        <translation>Arbeit des Modells abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: stopping...</source>
        <translation>%1: wird beendet...</translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation>%1: pausiert</translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <translation>%1 (+%2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::JobRunner</name>
    <message>
        <source>%1 cannot start while this is running: %2. Try again in a moment.</source>
        <translation>%1 kann nicht beginnen, solange dies läuft: %2. Gleich noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::KeySheet</name>
    <message>
        <source>Keys of Exemplar</source>
        <translation>Tasten von Exemplar</translation>
    </message>
    <message>
        <source>In a slice</source>
        <translation>In einer Schicht</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Next slice</source>
        <translation>Nächste Schicht</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Strg und Mausrad</translation>
    </message>
    <message>
        <source>Radius of the brush</source>
        <translation>Radius des Pinsels</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalt und Mausrad</translation>
    </message>
    <message>
        <source>The chosen tool</source>
        <translation>Das gewählte Werkzeug</translation>
    </message>
    <message>
        <source>left button</source>
        <translation>linke Taste</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>middle button</source>
        <translation>mittlere Taste</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fensterung</translation>
    </message>
    <message>
        <source>right button</source>
        <translation>rechte Taste</translation>
    </message>
    <message>
        <source>Make the view large</source>
        <translation>Ansicht vergrößern</translation>
    </message>
    <message>
        <source>double click, right</source>
        <translation>Doppelklick, rechts</translation>
    </message>
    <message>
        <source>arrow keys, Page Up, Page Down</source>
        <translation>Pfeiltasten, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Accept a preview</source>
        <translation>Vorschau annehmen</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Discard a preview</source>
        <translation>Vorschau verwerfen</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Show the base model&apos;s prediction</source>
        <translation>Vorhersage des Basismodells zeigen</translation>
    </message>
    <message>
        <source>hold B</source>
        <translation>B halten</translation>
    </message>
    <message>
        <source>Show the label map to compare with</source>
        <translation>Vergleichs-Labelkarte zeigen</translation>
    </message>
    <message>
        <source>hold T</source>
        <translation>T halten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Print...</source>
        <translation>Drucken ...</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelCommands</name>
    <message>
        <source>Interpolate</source>
        <translation>Interpolieren</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Löcher füllen</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>Inseln entfernen</translation>
    </message>
    <message>
        <source>Copy from slice %1</source>
        <translation>Von Schicht %1 kopieren</translation>
    </message>
    <message>
        <source>Clear slice</source>
        <translation>Schicht leeren</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation>Label %1 entfernen</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelModel</name>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Locked: no tool changes it</source>
        <translation>Gesperrt: kein Werkzeug ändert es</translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation>Nicht gesperrt</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelPanel</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Ein Label hinzufügen</translation>
    </message>
    <message>
        <source>Remove the label and its voxels</source>
        <translation>Das Label und seine Voxel entfernen</translation>
    </message>
    <message>
        <source>Choose the label&apos;s colour</source>
        <translation>Farbe des Labels wählen</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>Label nach oben verschieben</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>Label nach unten verschieben</translation>
    </message>
    <message>
        <source>Opacity of the labels over the scan</source>
        <translation>Wie stark Labels den Scan verdecken</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Reorder labels</source>
        <translation>Labels umordnen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnCommands</name>
    <message>
        <source>There is no exemplar yet: label a slice and mark it as an exemplar (key E).</source>
        <translation>Es gibt noch kein Exemplar: eine Schicht labeln und als Exemplar markieren (Taste E).</translation>
    </message>
    <message>
        <source>The exemplars hold no labels: label a structure on at least one of them.</source>
        <translation>Die Exemplare enthalten keine Labels: auf mindestens einem eine Struktur labeln.</translation>
    </message>
    <message>
        <source>Training further</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>%1 (unfinished)</source>
        <translation>%1 (unfertig)</translation>
    </message>
    <message>
        <source>Training became unstable; the best state was kept as profile %1.</source>
        <translation>Das Lernen wurde instabil; der beste Stand wurde als Profil %1 behalten.</translation>
    </message>
    <message>
        <source>There is nothing to propagate: label a slice, or use a profile.</source>
        <translation>Es gibt nichts fortzuführen: eine Schicht labeln oder ein Profil verwenden.</translation>
    </message>
    <message>
        <source>Labels of the profile</source>
        <translation>Labels des Profils</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>Fortführen</translation>
    </message>
    <message numerus="yes">
        <source>Propagated; %n slice(s) are doubtful.</source>
        <translation>
            <numerusform>Fortgeführt; %n Schicht ist zweifelhaft.</numerusform>
            <numerusform>Fortgeführt; %n Schichten sind zweifelhaft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct or accept this slice first; labels are then propagated to its neighbours again.</source>
        <translation>Diese Schicht zuerst korrigieren oder annehmen; dann werden ihre Nachbarn neu vorgeschlagen.</translation>
    </message>
    <message>
        <source>Profile %1 is in use.</source>
        <translation>Profil %1 wird verwendet.</translation>
    </message>
    <message>
        <source>Another axis</source>
        <translation>Andere Achse</translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>Trained: profile %1, DSC %2 %3.</source>
        <translation>Gelernt: Profil %1, DSC %2 %3.</translation>
    </message>
    <message>
        <source>Trained: profile %1.</source>
        <translation>Gelernt: Profil %1.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnPanel</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>This slice is, or is no longer, an exemplar (E)</source>
        <translation>Diese Schicht ist ein Exemplar oder ist keines mehr (E)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Go to the slice that would help most, with the reason</source>
        <translation>Zur Schicht gehen, die am meisten helfen würde, und sagen, warum</translation>
    </message>
    <message>
        <source>Add the exemplars of another session</source>
        <translation>Exemplare einer anderen Sitzung hinzufügen</translation>
    </message>
    <message>
        <source>Axis along which slices are trained on and reviewed</source>
        <translation>Entlang welcher Achse von Schichten gelernt und geprüft wird</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Training time: some 2, 5 or 10 minutes on two cores</source>
        <translation>Wie lange gelernt wird: etwa 2, 5 oder 10 Minuten auf zwei Kernen</translation>
    </message>
    <message>
        <source>Samples...</source>
        <translation>Beispiele...</translation>
    </message>
    <message>
        <source>Preview and settings of the training samples that are made of the exemplars</source>
        <translation>Ansehen und einstellen, welche Trainingsbeispiele aus den Exemplaren entstehen</translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Train a new profile on the exemplars (Ctrl+R)</source>
        <translation>Ein neues Profil von den Exemplaren lernen (Strg+R)</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Continue the training of the profile in use with the present exemplars (Ctrl+Shift+R)</source>
        <translation>Vom verwendeten Profil aus weiterlernen, mit den Exemplaren, wie sie jetzt sind (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Profiles...</source>
        <translation>Profile...</translation>
    </message>
    <message>
        <source>The library of profiles: use, compare, describe, export</source>
        <translation>Die Profilbibliothek: verwenden, vergleichen, beschreiben, weitergeben</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>Fortführen</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Active label</source>
        <translation>Aktives Label</translation>
    </message>
    <message>
        <source>Which labels are propagated</source>
        <translation>Welche Labels fortgeführt werden</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>Ganzer Scan</translation>
    </message>
    <message>
        <source>Around here</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Which slices are proposed; what was drawn, accepted or corrected stays</source>
        <translation>Welche Schichten vorgeschlagen werden; was gezeichnet, angenommen oder korrigiert wurde, bleibt</translation>
    </message>
    <message>
        <source>Propagate the labels to the slices that nobody has labelled (Ctrl+P)</source>
        <translation>Die Labels durch die Schichten fortführen, die niemand gelabelt hat (Strg+P)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>The slice is correct (Y)</source>
        <translation>Die Schicht stimmt (Y)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Next doubtful</source>
        <translation>Nächster Zweifel</translation>
    </message>
    <message>
        <source>Go to the worst slice that is left (N)</source>
        <translation>Zur schlechtesten verbliebenen Schicht gehen (N)</translation>
    </message>
    <message>
        <source>Accept confident</source>
        <translation>Sichere annehmen</translation>
    </message>
    <message>
        <source>Accept every proposal that is not doubtful</source>
        <translation>Jeden Vorschlag annehmen, der nicht zweifelhaft ist</translation>
    </message>
    <message>
        <source>Proposals with a lower quality estimate are doubtful</source>
        <translation>Wie gut ein Vorschlag sein muss, um nicht als zweifelhaft zu gelten</translation>
    </message>
    <message>
        <source>Flag below</source>
        <translation>Zweifelhaft unter</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Verwendet: %1</translation>
    </message>
    <message>
        <source>No profile in use</source>
        <translation>Kein Profil verwendet</translation>
    </message>
    <message>
        <source>Label a slice, then mark it with E. Three to five are a good start.</source>
        <translation>Eine Schicht labeln, dann mit E markieren. Drei bis fünf sind ein guter Anfang.</translation>
    </message>
    <message>
        <source>No exemplar shows %1.</source>
        <translation>Kein Exemplar zeigt %1.</translation>
    </message>
    <message>
        <source>No exemplar shows: %1.</source>
        <translation>Kein Exemplar zeigt: %1.</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Nothing is labelled yet.</source>
        <translation>Noch ist nichts gelabelt.</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>Then propagate</source>
        <translation>Danach fortführen</translation>
    </message>
    <message>
        <source>Propagate the labels through the scan as soon as the profile is trained</source>
        <translation>Die Labels durch den Scan fortführen, sobald das Profil gelernt ist</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>Ab hier</translation>
    </message>
    <message>
        <source>Up to here</source>
        <translation>Bis hier</translation>
    </message>
    <message>
        <source>Remove the proposed labels (Delete)</source>
        <translation>Das Vorgeschlagene entfernen (Entf)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LivePlot</name>
    <message>
        <source>Wheel: zoom along the steps. Drag: move. Double click: show all and follow the newest.</source>
        <translation>Rad: entlang der Schritte zoomen. Ziehen: verschieben. Doppelklick: alles zeigen und dem neuesten folgen.</translation>
    </message>
    <message>
        <source> (smoothed)</source>
        <translation> (geglättet)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::MainWindow</name>
    <message>
        <source>The model is predicting...</source>
        <translation>Das Modell rechnet...</translation>
    </message>
    <message>
        <source>Accept (Return)</source>
        <translation>Übernehmen (Eingabe)</translation>
    </message>
    <message>
        <source>Discard (Escape)</source>
        <translation>Verwerfen (Esc)</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1[*] - Exemplar</source>
        <translation>%1[*] – Exemplar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n voxel(s) would change. They are shown chequered.</source>
        <translation>
            <numerusform>%1: %n Voxel würde sich ändern. Es ist kariert dargestellt.</numerusform>
            <numerusform>%1: %n Voxel würden sich ändern. Sie sind kariert dargestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Lernverlauf</translation>
    </message>
    <message>
        <source>L&amp;earn</source>
        <translation>L&amp;ernen</translation>
    </message>
    <message>
        <source>Use Exemplars A&amp;lso on the Next Scan</source>
        <translation>Exemplare zum nächsten Scan &amp;mitnehmen</translation>
    </message>
    <message>
        <source>Training Sa&amp;mples...</source>
        <translation>&amp;Trainingsbeispiele...</translation>
    </message>
    <message>
        <source>&amp;Adapt</source>
        <translation>&amp;Anpassen</translation>
    </message>
    <message>
        <source>Sho&amp;w Training</source>
        <translation>Beim &amp;Lernen zusehen</translation>
    </message>
    <message>
        <source>Propagate A&amp;gain Around This Slice</source>
        <translation>Um diese Schicht &amp;neu fortführen</translation>
    </message>
    <message>
        <source>A&amp;ccept Slice</source>
        <translation>Schicht anne&amp;hmen</translation>
    </message>
    <message>
        <source>&amp;Reject Slice</source>
        <translation>Schicht a&amp;blehnen</translation>
    </message>
    <message>
        <source>&amp;Next Doubtful Slice</source>
        <translation>Nächste &amp;zweifelhafte Schicht</translation>
    </message>
    <message>
        <source>Pro&amp;files...</source>
        <translation>&amp;Profile...</translation>
    </message>
    <message>
        <source>Apply the Profile to the Ne&amp;xt Scan...</source>
        <translation>P&amp;rofil auf den nächsten Scan anwenden...</translation>
    </message>
    <message>
        <source>Compare with La&amp;bel Map...</source>
        <translation>Mit Labelkarte ver&amp;gleichen...</translation>
    </message>
    <message>
        <source>No profile is in use; choose one in the library of profiles first.</source>
        <translation>Es wird kein Profil verwendet; zuerst eines in der Profilbibliothek wählen.</translation>
    </message>
    <message>
        <source>Apply the Profile to a Scan</source>
        <translation>Profil auf einen Scan anwenden</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open Scan...</source>
        <translation>&amp;Scan öffnen...</translation>
    </message>
    <message>
        <source>Open &amp;DICOM Folder...</source>
        <translation>&amp;DICOM-Ordner öffnen...</translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation>Sitzung s&amp;peichern</translation>
    </message>
    <message>
        <source>Save Session &amp;As...</source>
        <translation>Sitzung speichern &amp;unter...</translation>
    </message>
    <message>
        <source>&amp;Import Label Map...</source>
        <translation>Labelkarte &amp;importieren...</translation>
    </message>
    <message>
        <source>&amp;Export Label Map...</source>
        <translation>Labelkarte &amp;exportieren...</translation>
    </message>
    <message>
        <source>Export &amp;BIDS Derivative...</source>
        <translation>&amp;BIDS-Derivat exportieren...</translation>
    </message>
    <message>
        <source>Export a &amp;Mask per Label...</source>
        <translation>Je Label eine &amp;Maske exportieren...</translation>
    </message>
    <message>
        <source>Export S&amp;tatistics...</source>
        <translation>St&amp;atistik exportieren...</translation>
    </message>
    <message>
        <source>Save &amp;Picture of the View...</source>
        <translation>Bi&amp;ld der Ansicht speichern...</translation>
    </message>
    <message>
        <source>&amp;Close Scan</source>
        <translation>Scan s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Keyboard and Mouse...</source>
        <translation>&amp;Tastatur und Maus...</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>&amp;Interpolate Between Slices</source>
        <translation>Zwischen Schichten &amp;interpolieren</translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;Before</source>
        <translation>Von der &amp;vorigen Schicht kopieren</translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;After</source>
        <translation>Von der &amp;nächsten Schicht kopieren</translation>
    </message>
    <message>
        <source>By &amp;Threshold</source>
        <translation>Nach &amp;Schwellwert</translation>
    </message>
    <message>
        <source>Fill &amp;Holes</source>
        <translation>Löcher &amp;füllen</translation>
    </message>
    <message>
        <source>Remove I&amp;slands</source>
        <translation>Inseln &amp;entfernen</translation>
    </message>
    <message>
        <source>A&amp;dd Label</source>
        <translation>Label &amp;hinzufügen</translation>
    </message>
    <message>
        <source>R&amp;emove Label</source>
        <translation>Label entfe&amp;rnen</translation>
    </message>
    <message>
        <source>&amp;Previous Label</source>
        <translation>V&amp;origes Label</translation>
    </message>
    <message>
        <source>&amp;Next Label</source>
        <translation>Nä&amp;chstes Label</translation>
    </message>
    <message>
        <source>Label preset</source>
        <translation>Labelvorlage</translation>
    </message>
    <message>
        <source>E&amp;xport Label Names...</source>
        <translation>Labelnamen e&amp;xportieren...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Window and Level</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>CT Abdomen</source>
        <translation>CT Abdomen</translation>
    </message>
    <message>
        <source>CT Bone</source>
        <translation>CT Knochen</translation>
    </message>
    <message>
        <source>CT Brain</source>
        <translation>CT Gehirn</translation>
    </message>
    <message>
        <source>CT Liver</source>
        <translation>CT Leber</translation>
    </message>
    <message>
        <source>CT Lung</source>
        <translation>CT Lunge</translation>
    </message>
    <message>
        <source>CT Mediastinum</source>
        <translation>CT Mediastinum</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>Labels as &amp;Outlines</source>
        <translation>Labels als &amp;Umrisse</translation>
    </message>
    <message>
        <source>&amp;Smooth Display</source>
        <translation>&amp;Geglättete Anzeige</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>Faden&amp;kreuz</translation>
    </message>
    <message>
        <source>Increase Label Opaci&amp;ty</source>
        <translation>Labels s&amp;tärker</translation>
    </message>
    <message>
        <source>&amp;Hide or Show Labels</source>
        <translation>Labels aus- oder ein&amp;blenden</translation>
    </message>
    <message>
        <source>&amp;Fit to View</source>
        <translation>&amp;In die Ansicht einpassen</translation>
    </message>
    <message>
        <source>All &amp;Views</source>
        <translation>&amp;Alle Ansichten</translation>
    </message>
    <message>
        <source>A&amp;xial Large</source>
        <translation>A&amp;xial groß</translation>
    </message>
    <message>
        <source>Sa&amp;gittal Large</source>
        <translation>Sagitta&amp;l groß</translation>
    </message>
    <message>
        <source>S&amp;urfaces Large</source>
        <translation>Oberflä&amp;chen groß</translation>
    </message>
    <message>
        <source>Cursor to the &amp;Middle</source>
        <translation>Fadenkreuz in die &amp;Mitte</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Exemplar</source>
        <translation>&amp;Über Exemplar</translation>
    </message>
    <message>
        <source>About Exemplar</source>
        <translation>Über Exemplar</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Exemplar %1&lt;/h3&gt;&lt;p&gt;A workstation that learns to label medical images from a few slices. Not a medical device.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. It uses Qt, ITK, DCMTK, VTK, LibTorch, QCustomPlot and others; the base model LiteMedSAM is Apache-2.0.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Exemplar %1&lt;/h3&gt;&lt;p&gt;Eine Arbeitsstation, die aus wenigen Schichten lernt, medizinische Bilder zu labeln. Kein Medizinprodukt.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. Verwendet Qt, ITK, DCMTK, VTK, LibTorch, QCustomPlot und andere; das Basismodell LiteMedSAM steht unter Apache-2.0.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>%1[*] (read-only) - Exemplar</source>
        <translation>%1[*] (schreibgeschützt) - Exemplar</translation>
    </message>
    <message>
        <source>Mark or Unmark Exem&amp;plar</source>
        <translation>Exemplar &amp;markieren oder aufheben</translation>
    </message>
    <message>
        <source>S&amp;uggest the Next Slice</source>
        <translation>&amp;Nächste Schicht empfehlen</translation>
    </message>
    <message>
        <source>Exemplars of Another Se&amp;ssion...</source>
        <translation>Exemplare einer anderen &amp;Sitzung...</translation>
    </message>
    <message>
        <source>&amp;Train Further</source>
        <translation>&amp;Weiter trainieren</translation>
    </message>
    <message>
        <source>Pr&amp;opagate</source>
        <translation>F&amp;ortführen</translation>
    </message>
    <message>
        <source>Accept All wit&amp;h High Confidence</source>
        <translation>Alle si&amp;cheren annehmen</translation>
    </message>
    <message>
        <source>Label a Fol&amp;der of Scans...</source>
        <translation>Or&amp;dner mit Scans labeln...</translation>
    </message>
    <message>
        <source>Scor&amp;e Against That Map...</source>
        <translation>G&amp;egen diese Karte bewerten...</translation>
    </message>
    <message>
        <source>Ope&amp;n Session...</source>
        <translation>Sitzu&amp;ng öffnen...</translation>
    </message>
    <message>
        <source>&amp;Clear Label on This Slice</source>
        <translation>Label auf dieser Schicht lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Use a Preset</source>
        <translation>&amp;Vorlage verwenden</translation>
    </message>
    <message>
        <source>I&amp;mport Label Names...</source>
        <translation>Label-Namen i&amp;mportieren...</translation>
    </message>
    <message>
        <source>Radio&amp;logical Display</source>
        <translation>Radio&amp;logische Darstellung</translation>
    </message>
    <message>
        <source>Decrease Label Opac&amp;ity</source>
        <translation>Labels schwä&amp;cher</translation>
    </message>
    <message>
        <source>Co&amp;ronal Large</source>
        <translation>Ko&amp;ronal groß</translation>
    </message>
    <message>
        <source>Modality that the intensities are read as; change it with &quot;Treat Scan As&quot; in the View menu</source>
        <translation>Als was die Intensitäten gedeutet werden; „Scan deuten als“ im Menü Ansicht ändert es</translation>
    </message>
    <message>
        <source>Check the voxel size</source>
        <translation>Voxelgröße prüfen</translation>
    </message>
    <message>
        <source>Model Uses the D&amp;isplayed Window</source>
        <translation>Modell verwendet das angezeigte &amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Volume...</source>
        <translation>&amp;Volumen...</translation>
    </message>
    <message>
        <source>Tr&amp;eat Scan As</source>
        <translation>Scan &amp;deuten als</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>MR</source>
        <translation>MR</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keys...</source>
        <translation>&amp;Tasten ...</translation>
    </message>
    <message>
        <source>&amp;Tour...</source>
        <translation>&amp;Rundgang ...</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDetails</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the profile; the name of its file does not change</source>
        <translation>Wie das Profil heißt; seine Datei behält ihren Namen</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Hospital or institute of the scans</source>
        <translation>Woher seine Scans stammen</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scanner of the scans</source>
        <translation>Womit seine Scans aufgenommen wurden</translation>
    </message>
    <message>
        <source>Notes for other users; saved when you leave the field</source>
        <translation>Was andere darüber wissen sollten; wird gespeichert, sobald es anderswo weitergeht</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Training data and training settings</source>
        <translation>Wovon es gelernt wurde und wie</translation>
    </message>
    <message>
        <source>Training curves: loss above, DSC of the validation below</source>
        <translation>Wie das Lernen verlief: oben der Verlust, unten der DSC der Validierung</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDialog</name>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Predict with the selected profile from now on</source>
        <translation>Von nun an antwortet das ausgewählte Profil</translation>
    </message>
    <message>
        <source>Use None</source>
        <translation>Keines verwenden</translation>
    </message>
    <message>
        <source>Predict with the base model alone, which has no class tokens</source>
        <translation>Das Basismodell antwortet, das keine Struktur beim Namen kennt</translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation>Vergleichen...</translation>
    </message>
    <message>
        <source>Select two profiles (Ctrl and click) to see both on the exemplars of the open scan</source>
        <translation>Zwei Profile auswählen (Strg und Klick), um beide auf den Exemplaren des geöffneten Scans zu sehen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>A copy of the selected profile under another name</source>
        <translation>Eine Kopie des ausgewählten Profils unter anderem Namen</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Copy profile files into the library</source>
        <translation>Profile von anderen in die Bibliothek kopieren</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Write a copy of the selected profile to a file</source>
        <translation>Eine Kopie des ausgewählten Profils zum Weitergeben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected profiles permanently</source>
        <translation>Die ausgewählten Profile endgültig löschen</translation>
    </message>
    <message>
        <source>Reading profiles</source>
        <translation>Lesen der Profile</translation>
    </message>
    <message>
        <source>Reading and writing profiles...</source>
        <translation>Profile werden gelesen und geschrieben...</translation>
    </message>
    <message>
        <source>The profile in use is being trained further; it can be changed afterwards.</source>
        <translation>Das verwendete Profil wird gerade weiter trainiert; danach lässt es sich ändern.</translation>
    </message>
    <message>
        <source>No profile yet: label some slices, mark them as exemplars and adapt, or import a profile.</source>
        <translation>Noch kein Profil: einige Schichten als Exemplare labeln und von ihnen lernen oder eines importieren.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Copying a profile</source>
        <translation>Kopieren eines Profils</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importieren von %1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Exportieren von %1</translation>
    </message>
    <message>
        <source>Deleting a profile</source>
        <translation>Löschen eines Profils</translation>
    </message>
    <message>
        <source>Saving the description of a profile</source>
        <translation>Speichern der Angaben zu einem Profil</translation>
    </message>
    <message>
        <source>There is no exemplar to compare them on: open a scan, label a slice and mark it as an exemplar (key E).</source>
        <translation>Es gibt kein Exemplar, auf dem sie sich vergleichen ließen: einen Scan öffnen, eine Schicht labeln und als Exemplar markieren (Taste E).</translation>
    </message>
    <message>
        <source>Import Profiles</source>
        <translation>Profile importieren</translation>
    </message>
    <message>
        <source>Profiles (*.profile);;All files (*)</source>
        <translation>Profile (*.profile);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export Profile</source>
        <translation>Profil exportieren</translation>
    </message>
    <message>
        <source>Profiles (*.profile)</source>
        <translation>Profile (*.profile)</translation>
    </message>
    <message>
        <source> (in use)</source>
        <translation> (verwendet)</translation>
    </message>
    <message>
        <source>Delete profiles</source>
        <translation>Profile löschen</translation>
    </message>
    <message>
        <source>Delete %1 permanently? Its training is lost.</source>
        <translation>%1 endgültig löschen? Das Gelernte geht verloren.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Strukturen</translation>
    </message>
    <message>
        <source>DSC</source>
        <translation>DSC</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Which one is in use</source>
        <translation>Welches verwendet wird</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>Mean DSC on the held-out exemplar; in brackets where it was measured on exemplars that were trained on, or is not recorded</source>
        <translation>Mittel beim Lernen, auf einem zurückgehaltenen Exemplar; in Klammern, wo auf Exemplaren gemessen wurde, von denen gelernt wurde, oder wo das nicht bekannt ist</translation>
    </message>
    <message>
        <source>DSC %1 %2</source>
        <translation>DSC %1 %2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::QueueDialog</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 -</source>
        <translation>%1 –</translation>
    </message>
    <message>
        <source>%1 %2 ml</source>
        <translation>%1 %2 ml</translation>
    </message>
    <message>
        <source>Label Many Scans</source>
        <translation>Viele Scans labeln</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>noch keiner gewählt</translation>
    </message>
    <message>
        <source>Where the label maps go; no file there is ever replaced</source>
        <translation>Wohin die Labelkarten kommen; keine Datei dort wird je ersetzt</translation>
    </message>
    <message>
        <source>Folder for label maps</source>
        <translation>Ordner für Labelkarten</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen...</translation>
    </message>
    <message>
        <source>Choose the folder for the label maps</source>
        <translation>Den Ordner für die Labelkarten wählen</translation>
    </message>
    <message>
        <source>Label maps into:</source>
        <translation>Labelkarten nach:</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Structures found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Doubtful slices</source>
        <translation>Zweifelhafte Schichten</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>Labelkarte</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Add Scans...</source>
        <translation>Scans hinzufügen...</translation>
    </message>
    <message>
        <source>Add files to the queue</source>
        <translation>Dateien zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Add Folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>Add the scans and DICOM folders that lie in a folder</source>
        <translation>Die Scans und DICOM-Ordner hinzufügen, die in einem Ordner liegen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected scans from the list; no file is deleted</source>
        <translation>Die ausgewählten Scans aus der Liste nehmen; keine Datei wird entfernt</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Put the selected scans into the queue again</source>
        <translation>Die ausgewählten Scans auf einen neuen Versuch warten lassen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the selected scan and its new labels in the window</source>
        <translation>Den ausgewählten Scan und seine neuen Labels im Fenster öffnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Label the scans that wait, one after the other</source>
        <translation>Die wartenden Scans labeln, einen nach dem anderen</translation>
    </message>
    <message>
        <source>Cancel Scan</source>
        <translation>Scan abbrechen</translation>
    </message>
    <message>
        <source>Cancel the selected scans; the others go on</source>
        <translation>Die ausgewählten Scans abbrechen; die anderen laufen weiter</translation>
    </message>
    <message>
        <source>Cancel All</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Cancel every scan that waits or is being labelled</source>
        <translation>Jeden Scan abbrechen, der wartet oder gerade gelabelt wird</translation>
    </message>
    <message>
        <source>Close this window; the queue goes on</source>
        <translation>Dieses Fenster schließen; die Warteschlange läuft weiter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Slices to review, as their quality estimate is low</source>
        <translation>Schichten, deren Labels angesehen werden sollten, weil das Modell nicht sicher war</translation>
    </message>
    <message>
        <source>The scans are being labelled with the profile %1.</source>
        <translation>Die Scans werden mit dem Profil %1 gelabelt.</translation>
    </message>
    <message>
        <source>The scans will be labelled with the profile in use, %1.</source>
        <translation>Gelabelt wird mit dem verwendeten Profil %1.</translation>
    </message>
    <message>
        <source>No profile is in use; use one first to label scans with it.</source>
        <translation>Es wird kein Profil verwendet; zuerst eines verwenden, um Scans damit zu labeln.</translation>
    </message>
    <message>
        <source>Add the scans that are to be labelled.</source>
        <translation>Die Scans hinzufügen, die gelabelt werden sollen.</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>%1 von %2 fertig, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Add Scans</source>
        <translation>Scans hinzufügen</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Folder for Label Maps</source>
        <translation>Ordner für Labelkarten</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>Durchsuchen von %1</translation>
    </message>
    <message>
        <source>%1 holds no scans; choose another folder.</source>
        <translation>%1 enthält keine Scans; einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ReviewCommands</name>
    <message>
        <source>Exemplar %1</source>
        <translation>Exemplar: Schicht %1</translation>
    </message>
    <message>
        <source>No exemplar %1</source>
        <translation>Kein Exemplar: Schicht %1</translation>
    </message>
    <message>
        <source>Slice %1 is an exemplar without any structure: a negative example.</source>
        <translation>Schicht %1 ist ein Exemplar, das keine Struktur zeigt: Es lehrt, wo keine ist.</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Schicht %1 annehmen</translation>
    </message>
    <message>
        <source>Nothing was proposed on slice %1; undo or erase what was drawn.</source>
        <translation>Auf Schicht %1 wurde nichts vorgeschlagen; Gezeichnetes rückgängig machen oder ausradieren.</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>Schicht %1 ablehnen</translation>
    </message>
    <message>
        <source>Accept all confident slices</source>
        <translation>Alle sicheren annehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) accepted.</source>
        <translation>
            <numerusform>%n Schicht angenommen.</numerusform>
            <numerusform>%n Schichten angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No slice is doubtful.</source>
        <translation>Keine Schicht ist zweifelhaft.</translation>
    </message>
    <message>
        <source>Another axis</source>
        <translation>Andere Achse</translation>
    </message>
    <message>
        <source>Limit of doubtful slices</source>
        <translation>Zweifelsgrenze</translation>
    </message>
    <message>
        <source>Slice %1 cannot be an exemplar: it is missing in the scan and was computed from its neighbours.</source>
        <translation>Schicht %1 kann kein Exemplar sein: Sie fehlt im Scan und wurde aus ihren Nachbarn berechnet.</translation>
    </message>
    <message numerus="yes">
        <source>Slice %1 is an exemplar, though it crosses %n computed slice(s) of the scan.</source>
        <translation>
            <numerusform>Schicht %1 ist ein Exemplar, obwohl sie %n berechnete Schicht des Scans kreuzt.</numerusform>
            <numerusform>Schicht %1 ist ein Exemplar, obwohl sie %n berechnete Schichten des Scans kreuzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SampleView</name>
    <message>
        <source>Synthetic samples</source>
        <translation>Synthetische Beispiele</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanCommands</name>
    <message>
        <source>Looking through %1</source>
        <translation>Durchsuchen von %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesen von %1</translation>
    </message>
    <message>
        <source>%1 is not the scan of this session.</source>
        <translation>%1 ist nicht der Scan, auf dem diese Sitzung entstand.</translation>
    </message>
    <message>
        <source>Scan of the session</source>
        <translation>Scan der Sitzung</translation>
    </message>
    <message>
        <source>%1

Where is the scan %2 of this session?</source>
        <translation>%1

Wo ist der Scan %2 dieser Sitzung?</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>Datei wählen...</translation>
    </message>
    <message>
        <source>Choose DICOM folder...</source>
        <translation>DICOM-Ordner wählen...</translation>
    </message>
    <message>
        <source>Unsaved work found</source>
        <translation>Nicht gespeicherte Arbeit gefunden</translation>
    </message>
    <message>
        <source>There is work on this scan that was not saved when the program last ended. Restore it?</source>
        <translation>Zu diesem Scan wurde Arbeit gefunden, die nicht gespeichert war, als das Programm zuletzt endete. Übernehmen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Speichern von %1</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation>Sitzungen (*.exemplar)</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>Nicht gespeicherte Labels</translation>
    </message>
    <message>
        <source>The labels of %1 have changed since they were saved.</source>
        <translation>Die Labels von %1 wurden seit dem letzten Speichern geändert.</translation>
    </message>
    <message>
        <source>Open Scan</source>
        <translation>Scan öffnen</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open DICOM Folder</source>
        <translation>DICOM-Ordner öffnen</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>%1 is open in another window; it is read-only here, save to another file.</source>
        <translation>%1 ist in einem anderen Fenster geöffnet; hier schreibgeschützt, in eine andere Datei speichern.</translation>
    </message>
    <message>
        <source>%1 is open in another window; save to another file.</source>
        <translation>%1 ist in einem anderen Fenster geöffnet; in eine andere Datei speichern.</translation>
    </message>
    <message>
        <source>Slices are missing or unevenly spaced</source>
        <translation>Schichten fehlen oder liegen in ungleichen Abständen</translation>
    </message>
    <message>
        <source>If you open it, the scan is resampled to even spacing. Missing slices are computed from their neighbours; they are marked, cannot be exemplars, and are listed in exports.</source>
        <translation>Wird er trotzdem geöffnet, kommt der Scan auf ein gleichmäßiges Gitter, und fehlende Schichten werden zwischen ihren Nachbarn berechnet. Sie werden gekennzeichnet, sind nie Exemplare, und Exporte nennen sie.</translation>
    </message>
    <message>
        <source>Open Anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Measuring the intensities</source>
        <translation>Auswerten der Intensitäten</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>Volumen von %1</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n volume(s); volume %1 is open (the first is 0). Another volume opens as a separate scan:</source>
        <translation>
            <numerusform>%n Volumen, davon ist Nummer %1 geöffnet. Ein anderes wird als anderer Scan geöffnet:</numerusform>
            <numerusform>%n Volumina, davon ist Nummer %1 geöffnet. Ein anderes wird als anderer Scan geöffnet:</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The labels are exported. Exemplars, prompts and the review of slices are not; only a session keeps them.</source>
        <translation>Sie wurden so exportiert, wie sie jetzt sind; was nur eine Sitzung enthält (Exemplare, Prompts und welche Schichten geprüft wurden), wurde nicht exportiert.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanQueue</name>
    <message>
        <source>No profile is in use; use one first. Its structures are then labelled on every scan.</source>
        <translation>Es wird kein Profil verwendet; zuerst eines verwenden, dessen Strukturen dann auf jedem Scan gelabelt werden.</translation>
    </message>
    <message>
        <source>Choose a folder for the label maps first.</source>
        <translation>Zuerst einen Ordner für die Labelkarten wählen.</translation>
    </message>
    <message>
        <source>No base model is installed; install one first.</source>
        <translation>Es gibt kein Modell, das die Scans labeln könnte; zuerst eines installieren.</translation>
    </message>
    <message>
        <source>Labelling %1</source>
        <translation>Labeln von %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SeriesDialog</name>
    <message>
        <source>Series of %1</source>
        <translation>Serien von %1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>(no description)</source>
        <translation>(keine Beschreibung)</translation>
    </message>
    <message numerus="yes">
        <source>%1 x %2, %n slice(s)</source>
        <translation>
            <numerusform>%1 x %2, %n Schicht</numerusform>
            <numerusform>%1 x %2, %n Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n Volumen</numerusform>
            <numerusform>%n Volumina</numerusform>
        </translation>
    </message>
    <message>
        <source>Which volume of the series, from 0</source>
        <translation>Welches Volumen der Serie, ab 0</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>Volumen %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open anyway, with computed slices</source>
        <translation>Trotzdem öffnen, mit berechneten Schichten</translation>
    </message>
    <message>
        <source>Slices of this series are missing or unevenly spaced. The scan is resampled to even spacing; computed
slices are marked, cannot be exemplars, and are listed in exports.</source>
        <translation>Schichten dieser Serie fehlen oder liegen in ungleichen Abständen. Sie werden auf einem gleichmäßigen Gitter zwischen ihren
Nachbarn berechnet, gekennzeichnet und sind nie Exemplare; Exporte nennen sie.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SessionKeeper</name>
    <message>
        <source>Unsaved work, kept %1</source>
        <translation>Nicht gespeicherte Arbeit, gesichert %1</translation>
    </message>
    <message>
        <source>Session of %1, saved %2</source>
        <translation>Sitzung zu %1, gespeichert %2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Programmstart.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Radiological display (the patient&apos;s right on the left)</source>
        <translation>Radiologische Anzeige (rechte Patientenseite links)</translation>
    </message>
    <message>
        <source>Smooth display between pixels</source>
        <translation>Anzeige zwischen Pixeln glätten</translation>
    </message>
    <message>
        <source>Labels as outlines</source>
        <translation>Labels als Umrisse</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ShortcutDialog</name>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste verwenden</translation>
    </message>
    <message>
        <source>Restore default</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>New key:</source>
        <translation>Neue Taste:</translation>
    </message>
    <message>
        <source>&lt;b&gt;Mouse in a slice:&lt;/b&gt; wheel - next slice; Ctrl and wheel - zoom; Shift and wheel - size of the brush; left - the tool; middle drag - move; right drag - window and level; double click with the crosshair, or right - make large. Arrow keys and Page Up/Down - next slice; Return - accept; Escape - discard.</source>
        <translation>&lt;b&gt;Maus in einer Schicht:&lt;/b&gt; Rad – nächste Schicht; Strg und Rad – zoomen; Umschalt und Rad – Pinselgröße; links – das Werkzeug; mit der mittleren Taste ziehen – verschieben; mit der rechten ziehen – Fenster; Doppelklick mit dem Fadenkreuz oder rechts – groß anzeigen. Pfeiltasten und Bild auf/Bild ab – nächste Schicht; Eingabe – übernehmen; Esc – verwerfen.</translation>
    </message>
    <message>
        <source>This key belongs to &quot;%1&quot;, which would lose it.</source>
        <translation>Diese Taste gehört zu „%1“ und ginge dort verloren.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Shortcuts</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SliceStrip</name>
    <message>
        <source>Slices and their states</source>
        <translation>Schichten und ihre Zustände</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>exemplar</source>
        <translation>als Exemplar</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Slice %1: %2</source>
        <translation>Schicht %1: %2</translation>
    </message>
    <message>
        <source>; missing in the scan, computed from its neighbours, cannot be an exemplar</source>
        <translation>; fehlt im Scan: aus ihren Nachbarn berechnet, nie ein Exemplar</translation>
    </message>
    <message>
        <source>, estimated quality %1</source>
        <translation>, geschätzte Güte %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SliceView</name>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>%1 %2 of %3, %4 mm</source>
        <translation>%1 %2 von %3, %4 mm</translation>
    </message>
    <message>
        <source> (oblique)</source>
        <translation> (schräg)</translation>
    </message>
    <message>
        <source>%1 cm</source>
        <translation>%1 cm</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>(%1, %2, %3)  value %4%5</source>
        <translation>(%1, %2, %3)  Wert %4%5</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::StartPage</name>
    <message>
        <source>Recent work</source>
        <translation>Letzte Arbeiten</translation>
    </message>
    <message>
        <source>Label a few slices; the program learns from them and labels the rest. Open a scan to begin, or drop it here.</source>
        <translation>Wenige Schichten labeln; das Programm lernt von ihnen und labelt den Rest. Zum Beginnen einen Scan öffnen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Open scan...</source>
        <translation>Scan öffnen...</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD, MetaImage or DICOM file</source>
        <translation>Eine NIfTI-, NRRD-, MetaImage- oder DICOM-Datei</translation>
    </message>
    <message>
        <source>Open DICOM folder...</source>
        <translation>DICOM-Ordner öffnen...</translation>
    </message>
    <message>
        <source>Shows the series of a folder to choose from</source>
        <translation>Zeigt die Serien eines Ordners zur Auswahl</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>Sitzung öffnen...</translation>
    </message>
    <message>
        <source>Work that was saved as a session</source>
        <translation>Arbeit, die als Sitzung gespeichert wurde</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Colin27, a brain MR that is installed on this machine</source>
        <translation>Colin27, ein MRT des Gehirns, das auf diesem Rechner installiert ist</translation>
    </message>
    <message>
        <source>Recent work: none yet</source>
        <translation>Letzte Arbeiten: noch keine</translation>
    </message>
    <message>
        <source>Recent work (double-click to go on)</source>
        <translation>Letzte Arbeiten (Doppelklick zum Weitermachen)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SurfaceView</name>
    <message>
        <source>Surfaces of the labels</source>
        <translation>Oberflächen der Labels</translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom, middle drag to pan, click to go there, R to see all</source>
        <translation>Ziehen dreht, Rad zoomt, Ziehen mit der mittleren Taste verschiebt, Klick springt hin, R zeigt alles</translation>
    </message>
    <message>
        <source>Surfaces need OpenGL, which this display does not offer. Everything else works.</source>
        <translation>Oberflächen brauchen OpenGL, das diese Anzeige nicht bietet. Alles andere funktioniert.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SynthesisDialog</name>
    <message>
        <source>Synthetic Samples</source>
        <translation>Synthetische Beispiele</translation>
    </message>
    <message>
        <source>Drawing samples ...</source>
        <translation>Beispiele werden gezogen...</translation>
    </message>
    <message>
        <source>Exemplars are needed to show samples: label a slice and mark it as an exemplar. The settings can be changed without them.</source>
        <translation>Um Beispiele zu zeigen, braucht es Exemplare: eine Schicht labeln und als Exemplar markieren. Die Regler lassen sich auch ohne einstellen.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore the default of every setting</source>
        <translation>Alle Regler in den Auslieferungszustand</translation>
    </message>
    <message>
        <source>Train on such samples from now on</source>
        <translation>Von nun an von solchen Beispielen lernen</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Die Regler lassen, wie sie waren</translation>
    </message>
    <message>
        <source>Whole slice</source>
        <translation>Ganze Schicht</translation>
    </message>
    <message>
        <source>One structure</source>
        <translation>Eine Struktur</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>Intensitäten</translation>
    </message>
    <message>
        <source>Source of the structure</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Regler</translation>
    </message>
    <message>
        <source>Show the settings that are rarely needed, too</source>
        <translation>Auch die selten gebrauchten Regler zeigen</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Neu mischen</translation>
    </message>
    <message>
        <source>Draw other samples with the same settings</source>
        <translation>Andere Beispiele mit denselben Reglern ziehen</translation>
    </message>
    <message>
        <source>Samples with the present settings are being drawn</source>
        <translation>Beispiele der jetzigen Einstellung werden gezogen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Flipped samples show left as right, but these labels name a side: %1. Turn the left/right flip off.</source>
        <translation>Gespiegelte Beispiele lehren, links und rechts zu verwechseln, doch diese Labels nennen eine Seite: %1. „Links/rechts spiegeln“ ausschalten.</translation>
    </message>
    <message>
        <source>Some samples have the head below the feet, which no scan will show.</source>
        <translation>In manchen Beispielen liegt der Kopf unter den Füßen, was kein Scan zeigen wird.</translation>
    </message>
    <message>
        <source>Some samples have front and back swapped, which no scan will show.</source>
        <translation>In manchen Beispielen sind vorn und hinten vertauscht, was kein Scan zeigen wird.</translation>
    </message>
    <message>
        <source>Slices are turned by more than 45 degrees; patients rarely lie like that.</source>
        <translation>Schichten werden um mehr als 45 Grad gedreht; so liegen Patienten selten.</translation>
    </message>
    <message>
        <source>Slices change in size by more than a half; patients differ less than that.</source>
        <translation>Schichten ändern ihre Größe um mehr als die Hälfte; so sehr unterscheiden sich Patienten nicht.</translation>
    </message>
    <message>
        <source>The elastic strength is too large for its wavelength: tissue may fold over itself.</source>
        <translation>Die elastische Verformung ist zu stark für ihre Wellenlänge: Gewebe kann sich über sich selbst falten.</translation>
    </message>
    <message>
        <source>The structure that is moved alone is turned by more than 45 degrees.</source>
        <translation>Die einzeln bewegte Struktur wird um mehr als 45 Grad gedreht.</translation>
    </message>
    <message>
        <source>The structure that is moved alone changes in size by more than a half.</source>
        <translation>Die einzeln bewegte Struktur ändert ihre Größe um mehr als die Hälfte.</translation>
    </message>
    <message>
        <source>The structure that is moved alone may end up far from where it belongs.</source>
        <translation>Die einzeln bewegte Struktur kann weit von ihrem Platz landen.</translation>
    </message>
    <message>
        <source>All three settings of &quot;Source of the structure&quot; are off: turn one up, or turn &quot;Moved alone&quot; off.</source>
        <translation>Alle drei Regler unter „Woher“ sind aus: einen hochdrehen oder „Einzeln bewegt“ ausschalten.</translation>
    </message>
    <message>
        <source>Synthetic samples</source>
        <translation>Synthetische Beispiele</translation>
    </message>
    <message>
        <source>Made from slice %1 of %2</source>
        <translation>Entstanden aus Schicht %1 von %2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ToolOptions</name>
    <message>
        <source>Tool Options</source>
        <translation>Werkzeugoptionen</translation>
    </message>
    <message>
        <source>Radius of the brush in mm (Shift and wheel)</source>
        <translation>Radius des Pinsels in mm (Umschalt und Rad)</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Shape of the brush</source>
        <translation>Form des Pinsels</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Ball</source>
        <translation>Kugel</translation>
    </message>
    <message>
        <source>Cube</source>
        <translation>Würfel</translation>
    </message>
    <message>
        <source>What tools may paint over</source>
        <translation>Was Werkzeuge übermalen dürfen</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>Intensitäten</translation>
    </message>
    <message>
        <source>Paint only where the scan&apos;s intensity lies between these</source>
        <translation>Nur malen, wo die Intensität des Scans dazwischen liegt</translation>
    </message>
    <message>
        <source>Lowest intensity that is painted</source>
        <translation>Niedrigste Intensität, die bemalt wird</translation>
    </message>
    <message>
        <source>Highest intensity that is painted</source>
        <translation>Höchste Intensität, die bemalt wird</translation>
    </message>
    <message>
        <source>How far a fill spreads</source>
        <translation>Wie weit sich eine Füllung ausbreitet</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Slice, similar</source>
        <translation>Schicht, ähnlich</translation>
    </message>
    <message>
        <source>Volume, similar</source>
        <translation>Volumen, ähnlich</translation>
    </message>
    <message>
        <source>Intensity tolerance of &apos;similar&apos; around the clicked voxel</source>
        <translation>Wie weit „ähnlich“ von der angeklickten Intensität reicht</translation>
    </message>
    <message>
        <source>Brush </source>
        <translation>Pinsel </translation>
    </message>
    <message>
        <source>Over </source>
        <translation>Übermalen </translation>
    </message>
    <message>
        <source>Fill </source>
        <translation>Füllen </translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>Ungelabeltes</translation>
    </message>
    <message>
        <source>active label</source>
        <translation>aktives Label</translation>
    </message>
    <message>
        <source>Accept on leaving</source>
        <translation>Beim Verlassen übernehmen</translation>
    </message>
    <message>
        <source>Accept the smart tool&apos;s prediction when you go to another slice or label</source>
        <translation>Die Antwort des Smart-Werkzeugs übernehmen, sobald es mit einer anderen Schicht oder einem anderen Label weitergeht</translation>
    </message>
    <message>
        <source>Smart </source>
        <translation>Smart </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Label a few slices, not all of them</source>
        <translation>Wenige Schichten labeln, nicht alle</translation>
    </message>
    <message>
        <source>Open a scan, or try the sample. You label a handful of slices; the program learns from them and labels the rest. Everything stays on this machine.</source>
        <translation>Öffnen Sie einen Scan oder probieren Sie das Beispiel. Sie labeln eine Handvoll Schichten; das Programm lernt daraus und labelt die übrigen. Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>1. Label a slice</source>
        <translation>1. Eine Schicht labeln</translation>
    </message>
    <message>
        <source>Press 7 and drag a box around a structure. Return accepts the prediction. Correct it with the brush (4) and the eraser (5). Everything can be undone.</source>
        <translation>Drücken Sie 7 und ziehen Sie einen Rahmen um eine Struktur. Die Eingabetaste nimmt die Vorhersage an. Korrigieren Sie mit Pinsel (4) und Radierer (5). Alles lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>2. Mark exemplars and adapt</source>
        <translation>2. Exemplare markieren und anpassen</translation>
    </message>
    <message>
        <source>Press E on each slice that is labelled completely; three to five are a good start. Ctrl+R trains a profile on them while you go on.</source>
        <translation>Drücken Sie E auf jeder vollständig gelabelten Schicht; drei bis fünf sind ein guter Anfang. Strg+R trainiert damit ein Profil, während Sie weiterarbeiten.</translation>
    </message>
    <message>
        <source>3. Propagate and review</source>
        <translation>3. Fortführen und prüfen</translation>
    </message>
    <message>
        <source>The labels are propagated through the scan. N goes to the worst slice, Y accepts it, Delete rejects it. What you drew is never overwritten.</source>
        <translation>Die Labels werden durch den Scan fortgeführt. N springt zur schlechtesten Schicht, Y nimmt sie an, Entf lehnt sie ab. Was Sie gezeichnet haben, wird nie überschrieben.</translation>
    </message>
    <message>
        <source>4. Save and export</source>
        <translation>4. Speichern und exportieren</translation>
    </message>
    <message>
        <source>Ctrl+S saves the session, Ctrl+E exports a label map. The profile labels the next scan, too. F1 opens the manual at what is under the pointer.</source>
        <translation>Strg+S speichert die Sitzung, Strg+E exportiert eine Labelkarte. Das Profil labelt auch den nächsten Scan. F1 öffnet das Handbuch bei dem, was unter dem Mauszeiger liegt.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::TrainingPanel</name>
    <message>
        <source>All runs of this session</source>
        <translation>Alle Läufe dieser Sitzung</translation>
    </message>
    <message>
        <source>DSC</source>
        <translation>DSC</translation>
    </message>
    <message>
        <source>doubtful slices</source>
        <translation>zweifelhafte Schichten</translation>
    </message>
    <message>
        <source>Run %1: trained in %2 min</source>
        <translation>Lauf %1: in %2 min gelernt</translation>
    </message>
    <message>
        <source>Run %1: propagated in %2 min</source>
        <translation>Lauf %1: in %2 min fortgeführt</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Beenden, Bestes behalten</translation>
    </message>
    <message>
        <source>Ends training now; the state with the highest DSC so far becomes the profile</source>
        <translation>Beendet das Lernen jetzt; der Stand mit dem bisher höchsten DSC wird zum Profil</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ends the run; its training is lost</source>
        <translation>Beendet den Lauf; das Gelernte geht verloren</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Shows all steps and follows the newest</source>
        <translation>Zeigt alle Schritte und folgt dem neuesten</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>DSC and doubtful slices over the runs of this session</source>
        <translation>DSC und zweifelhafte Schichten über die Läufe dieser Sitzung</translation>
    </message>
    <message>
        <source>Save Picture...</source>
        <translation>Bild speichern...</translation>
    </message>
    <message>
        <source>Saves the curves as a PNG file</source>
        <translation>Speichert die Kurven als PNG-Datei</translation>
    </message>
    <message>
        <source>Save Values...</source>
        <translation>Werte speichern...</translation>
    </message>
    <message>
        <source>Saves the values as a CSV file</source>
        <translation>Speichert die Werte als CSV-Datei</translation>
    </message>
    <message>
        <source>Smoothing of the bold loss curves</source>
        <translation>Wie sehr die kräftigen Kurven des Verlusts geglättet werden</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>before the first step</source>
        <translation>vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resumes the run</source>
        <translation>Setzt den Lauf fort</translation>
    </message>
    <message>
        <source>Pauses the run and frees the processor</source>
        <translation>Lässt den Lauf ruhen, damit der Rechner frei ist</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1; DSC %2</source>
        <translation>%1; DSC %2</translation>
    </message>
    <message>
        <source>Training on your exemplars: the difference between predictions and your labels at each step (loss), their overlap (DSC; on an exemplar that is held out at first where there are four or more), and the prediction on one of them.</source>
        <translation>Hier ist zu sehen, wie das Modell aus den Exemplaren lernt: wie weit seine Antworten bei jedem Schritt von den Labels abweichen (Verlust), wie gut sie übereinstimmen (DSC; ab vier Exemplaren auf einem, das zunächst zurückgehalten wird) und was es auf einem von ihnen antwortet.</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewGrid</name>
    <message>
        <source>Surfaces</source>
        <translation>Oberflächen</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewPane</name>
    <message>
        <source>Slide through the slices</source>
        <translation>Durch die Schichten gleiten</translation>
    </message>
    <message>
        <source>%1 slice</source>
        <translation>%1e Schicht</translation>
    </message>
    <message>
        <source>Make this view large, or small again (double click)</source>
        <translation>Diese Ansicht groß oder wieder klein machen (Doppelklick)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Workspace</name>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Drag to erase labels; Shift and wheel change the size.</source>
        <translation>Ziehen entfernt Labels; Umschalt und Rad ändern die Größe.</translation>
    </message>
    <message>
        <source>Drag to paint with the active label; Shift and wheel change the size.</source>
        <translation>Ziehen malt mit dem aktiven Label; Umschalt und Rad ändern die Größe.</translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation>Fadenkreuz</translation>
    </message>
    <message>
        <source>Click to show a place in all views, Ctrl and click makes its label active; double-click makes a view large.</source>
        <translation>Klick zeigt eine Stelle in allen Ansichten, Strg und Klick nimmt ihr Label auf; Doppelklick macht eine Ansicht groß.</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Click a region to fill it with the active label; options choose slice or volume.</source>
        <translation>Klick in einen Bereich gibt ihn dem aktiven Label; Optionen wählen Schicht oder Volumen.</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Drag to move the picture, Ctrl and drag up or down to zoom.</source>
        <translation>Ziehen verschiebt das Bild, Strg und Ziehen nach oben oder unten zoomt.</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Click corners or drag an outline; drag corners to change it, Return fills it, Escape discards it.</source>
        <translation>Ecken anklicken oder einen Umriss ziehen; Ecken ziehen ändert ihn, Eingabe füllt ihn, Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>Intelligente Auswahl</translation>
    </message>
    <message>
        <source>Click or drag a box on a structure; Ctrl and click: background. Return accepts the prediction, Escape discards it.</source>
        <translation>Eine Struktur anklicken oder einen Rahmen um sie ziehen; Strg und Klick: hier nicht. Eingabe übernimmt die Antwort, Esc verwirft sie.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation that learns to label medical images from a few slices</source>
        <translation>Arbeitsstation, die aus wenigen Schichten lernt, medizinische Bilder zu labeln</translation>
    </message>
    <message>
        <source>Scan, DICOM folder or session to open</source>
        <translation>Scan, DICOM-Ordner oder Sitzung zum Öffnen</translation>
    </message>
    <message>
        <source>Label map to import after opening the scan</source>
        <translation>Labelkarte, die nach dem Öffnen des Scans importiert wird</translation>
    </message>
</context>
</TS>
