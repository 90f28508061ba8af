<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Attempt</name>
    <message>
        <source>There is too little memory for this; close other programs or use a smaller scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong (%1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SynthesisKnobs</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the whole slice is turned, to either side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the whole slice is made larger or smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the whole slice is shifted in any direction, as a share of its longer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left/right flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the samples are mirrored left to right; leave it off where labels name a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly tissue is bent as if it were soft, as a share of the slice&apos;s longer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up/down flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the samples are turned upside down in a mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic wavelength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far apart bends follow each other, as a share of the slice&apos;s longer side; small ones are crumpled, large ones sweeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how many of the samples one structure is cut out, changed, and pasted by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far that structure is turned by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much that structure is made larger or smaller by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far that structure is moved from its place, as a share of the slice&apos;s longer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much brighter or darker that structure becomes by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over how many pixels a pasted structure fades in, to each side of its border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much brighter or darker the surroundings of the new place may be than those of the old; structures are pasted nowhere else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bends the curve of intensities: middle greys become darker or brighter, black and white stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much brighter or darker the whole slice becomes, as a factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strong the grain of the picture may become, as a share of the range from black to white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the samples are made less sharp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly brightness may drift smoothly across the slice, as with the coils of an MR scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is added to or taken from all intensities but air, as a share of the range from black to white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of the strongest blur; others go down to a third of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the structure moved alone is one of the slice itself, compared with the other two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a structure of another exemplar takes the place of the slice&apos;s own, compared with the other two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onto an unlabelled slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often all structures are pasted onto a slice without labels, compared with the other two; leave it off unless such slices are known not to show the structures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui</name>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps on %2 synthetic slices, rank %3, learning rate %4, seed %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC %1 on an exemplar that was not learned from, at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC %1 on the exemplars themselves, at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structures:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned from:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensities:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a window of its own for every scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 on every scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::AnswerPicture</name>
    <message>
        <source>What the model answers on an exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1 of %2: filled - what the model answers now; outlined - your labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model answers on an exemplar, as soon as it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareCommands</name>
    <message>
        <source>Nothing is labelled on this slice for the base model to be asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the base model...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model, one click per part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no truth to show; open one with &quot;Compare with Label Map&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold T to see the truth; &quot;Score&quot; compares all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with Label Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores against the truth, without the exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HD95 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface Dice 2 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareDialog</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC on the exemplars, without a click; a dash where a profile does not know the structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop asking; what has been compared stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model that could be asked; install one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the structures that both profiles know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking both profiles about every exemplar...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 exemplars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profiles may have learned from these exemplars; another scan tells more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarCommands</name>
    <message>
        <source>Looking for the next slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every slice looks like one of the exemplars; another one would help little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: no exemplar shows %2, which is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: its proposal is the most doubtful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: it looks least like the exemplars; the nearest is slice %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: it lies farthest from the exemplars; the nearest is slice %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: a good one to begin with, in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session %1 has no exemplars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n exemplar(s) added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exemplars of Another Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarList</name>
    <message>
        <source>Exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slices that are learned from. Double-click to go there, Delete takes one out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, other scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, slice %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n structure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExportCommands</name>
    <message>
        <source>Writing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampled to the scan by nearest neighbour it would become:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 ml of %3 ml, %4 ml of it lie outside the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import label names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Label Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ITK-SNAP and Slicer tables (*.txt *.label *.ctbl *.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Label Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export BIDS Derivative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIDS segmentation (*_dseg.nii.gz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Label Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::JobBar</name>
    <message>
        <source>Cancel what the model does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: stopping...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::JobRunner</name>
    <message>
        <source>%1 - not begun, because this is still running: %2. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelCommands</name>
    <message>
        <source>Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from slice %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelModel</name>
    <message>
        <source>Label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: no tool changes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelPanel</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the label and its voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the label&apos;s colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly labels cover the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reorder labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnCommands</name>
    <message>
        <source>There is no exemplar yet: label a slice and mark it as an exemplar (key E).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exemplars hold no labels: label a structure on at least one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (unfinished)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning became unstable; the best state was kept as profile %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned: profile %1, DSC %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to carry: label a slice, or use a profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Propagated; %n slice(s) are doubtful.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Correct or accept this slice first; its neighbours are then proposed anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile %1 is in use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnPanel</name>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slice is, or is no longer, an exemplar (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the slice that would help most, and say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the exemplars of another session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axial slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coronal slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along which axis slices are learned from and reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to learn: some 2, 5 or 10 minutes on two cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See and set what training samples are made of the exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn a new profile from the exemplars (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from the profile in use with the exemplars as they are now (Ctrl+Shift+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library of profiles: use, compare, describe, pass on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which labels are carried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which slices are proposed; what was drawn, accepted or corrected stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry the labels through the slices that nobody has labelled (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slice is right (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take what was proposed away (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the worst slice that is left (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept every proposal that is not doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good a proposal must be not to count as doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubt below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label a slice, then mark it with E. Three to five are a good start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exemplar shows %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exemplar shows: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is labelled yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LivePlot</name>
    <message>
        <source>Wheel: zoom along the steps. Drag: move. Double click: show all and follow the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (smoothed %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::MainWindow</name>
    <message>
        <source>The model is thinking...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take (Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] - Exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n voxel(s) would change. They are shown chequered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;earn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark or Unmark &amp;Exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Suggest the Next Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xemplars of Another Session...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Exemplars A&amp;long to the Next Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training Sa&amp;mples...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adapt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;Further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch It Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Propagate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propagate A&amp;gain Around This Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccept Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Doubtful Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept All That Are S&amp;ure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;files...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the Profile to the Ne&amp;xt Scan...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label a F&amp;older of Scans...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with La&amp;bel Map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scor&amp;e Against It...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile is in use; choose one in the library of profiles first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the Profile to a Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Scan...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;DICOM Folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open S&amp;ession...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Session &amp;As...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import Label Map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export Label Map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;BIDS Derivative...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a &amp;Mask per Label...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export S&amp;tatistics...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Picture of the View...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard and Mouse...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interpolate Between Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear on This Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill &amp;Holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove I&amp;slands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;emove Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a &amp;Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Label &amp;Names...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport Label Names...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window and Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Abdomen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Liver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT Mediastinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels as &amp;Outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smooth Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Radiological Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels &amp;Fainter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels S&amp;tronger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide or Show Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;xial Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;gittal Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;oronal Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;urfaces Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor to the &amp;Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Exemplar %1&lt;/h3&gt;&lt;p&gt;A workstation that learns to label medical images from a few slices. Not a medical device.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. It uses Qt, ITK, DCMTK, VTK, LibTorch, QCustomPlot and others; the base model LiteMedSAM is Apache-2.0.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDetails</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the profile is called; its file keeps its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where its scans come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What made its scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others should know of it; saved when you go on to something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was learned from, and how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How learning went: loss above, DSC of the validation below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDialog</name>
    <message>
        <source>Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected profile answers from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model answers, which knows no structure by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two profiles (Ctrl and click) to see both on the exemplars of the open scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the selected profile under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy profiles of others into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the selected profile, to pass on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected profiles for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading and writing profiles...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile in use is being trained further; it can be changed afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile yet: label some slices as exemplars and learn from them, or import one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving what is said of a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no exemplar to compare them on: open a scan, label a slice and mark it as an exemplar (key E).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles (*.profile);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles (*.profile)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (in use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 for good? What was learned is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileTable</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the validation while it was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::QueueDialog</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label Many Scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the label maps go; no file there is ever replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for label maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for the label maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label maps into:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Scans...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the scans and DICOM folders that lie in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected scans out of the list; no file is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected scans wait for another try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected scan and its new labels in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label the scans that wait, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the selected scans; the others go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel every scan that waits or is being labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this window; the queue goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices whose labels should be looked at, because the model was not certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scans are being labelled with the profile %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scans will be labelled with the profile in use, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile in use; use one first to label scans with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the scans that are to be labelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for Label Maps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ReviewCommands</name>
    <message>
        <source>Exemplar %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exemplar %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1 is an exemplar that shows no structure: it teaches where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was proposed on slice %1; undo or erase what was drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all that are sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) accepted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No slice is doubtful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SampleView</name>
    <message>
        <source>Synthetic samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanCommands</name>
    <message>
        <source>Looking through %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the scan that this session was made on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1

Where is the scan %2 of this session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose DICOM folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on this scan that was not saved when the program last ended was found. Take it over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of %1 have changed since they were saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open DICOM Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanQueue</name>
    <message>
        <source>Looking through %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no scans; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile in use; use one first, its structures are then labelled on every scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the label maps first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model that could label the scans; install one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelling %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SeriesDialog</name>
    <message>
        <source>Series of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is odd about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no description)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 x %2, %n slice(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Which volume of the series, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SessionKeeper</name>
    <message>
        <source>Unsaved work, kept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session of %1, saved %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiological display (the patient&apos;s right on the left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth display between pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels as outlines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ShortcutDialog</name>
    <message>
        <source>Keyboard and Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Mouse in a slice:&lt;/b&gt; wheel - next slice; Ctrl and wheel - zoom; Shift and wheel - size of the brush; left - the tool; middle drag - move; right drag - window and level; double click with the crosshair, or right - make large. Arrow keys and Page Up/Down - next slice; Return - take; Escape - drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key belongs to &quot;%1&quot;, which would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Shortcuts</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SliceStrip</name>
    <message>
        <source>Slices and their states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, quality %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SliceView</name>
    <message>
        <source>Axial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3, %4 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (oblique)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1, %2, %3)  value %4%5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::StartPage</name>
    <message>
        <source>Recent work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label a few slices; the program learns from them and labels the rest. Open a scan to begin, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scan...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A NIfTI, NRRD, MetaImage or DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open DICOM folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the series of a folder to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work that was saved as a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colin27, a brain MR that is installed on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent work: none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent work (double-click to go on)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SurfaceView</name>
    <message>
        <source>Surfaces of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom, middle drag to pan, click to go there, R to see all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surfaces need OpenGL, which this display does not offer. Everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SynthesisDialog</name>
    <message>
        <source>Synthetic Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing samples ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exemplars are needed to show samples: label a slice and mark it as an exemplar. The knobs can be set without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All knobs as they are delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from such samples from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the knobs as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All knobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the knobs that are rarely needed, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other samples with the same knobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples of the present setting are being drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mirrored samples teach left as right, but these labels name a side: %1. Turn the left/right flip off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some samples have the head below the feet, which no scan will show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some samples have front and back swapped, which no scan will show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices are turned by more than 45 degrees; patients rarely lie like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices change in size by more than a half; patients differ less than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The elastic strength is too large for its wavelength: tissue may fold over itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The structure that is moved alone is turned by more than 45 degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The structure that is moved alone changes in size by more than a half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The structure that is moved alone may end up far from where it belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three knobs of &quot;Where from&quot; are off: turn one up, or turn &quot;Moved alone&quot; off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from slice %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ToolOptions</name>
    <message>
        <source>Tool Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of the brush in mm (Shift and wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ball</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What tools may paint over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint only where the scan&apos;s intensity lies between these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest intensity that is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest intensity that is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a fill spreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice, similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume, similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far from the intensity clicked &apos;similar&apos; reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::TrainingPanel</name>
    <message>
        <source>All runs of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: learned in %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: propagated in %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here one watches the model learn from the exemplars: how far its answers are from the labels at each step (loss), how well they agree on an exemplar that was held back (DSC), and what it answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends learning now; the state with the highest DSC so far becomes the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run; what it has learned is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all steps and follows the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC and doubtful slices over the runs of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Picture...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the curves as a PNG file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Values...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the values as a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the strong curves of the loss are smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC on the held-out exemplar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DSC on the exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the run rest, so that the machine is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 steps in %3 min %4 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping at step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making ready: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best DSC %1 at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewGrid</name>
    <message>
        <source>Surfaces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewPane</name>
    <message>
        <source>Slide through the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this view large, or small again (double click)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Workspace</name>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to take labels away; Shift and wheel change the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to paint with the active label; Shift and wheel change the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to look at a place in all views, Ctrl and click takes up its label; double-click makes a view large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click into a region to give it to the active label; options choose slice or volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the picture, Ctrl and drag up or down to zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click corners or drag an outline; drag corners to change it, Return fills it, Escape drops it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or drag a box on a structure; Ctrl and click: not here. Return takes the answer, Escape drops it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation that learns to label medical images from a few slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan, DICOM folder or session to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label map to import after opening the scan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
