<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>TimeLeft</name>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarCommands</name>
    <message numerus="yes">
        <source>%n exemplar(s) added.</source>
        <translation>
            <numerusform>%n exemplar added.</numerusform>
            <numerusform>%n exemplars added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarList</name>
    <message numerus="yes">
        <source>%n structure(s)</source>
        <translation>
            <numerusform>%n structure</numerusform>
            <numerusform>%n structures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnCommands</name>
    <message numerus="yes">
        <source>Propagated; %n slice(s) are doubtful.</source>
        <translation>
            <numerusform>Propagated; %n slice is doubtful.</numerusform>
            <numerusform>Propagated; %n slices are doubtful.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::MainWindow</name>
    <message numerus="yes">
        <source>%1: %n voxel(s) would change. They are shown chequered.</source>
        <translation>
            <numerusform>%1: %n voxel would change. It is shown chequered.</numerusform>
            <numerusform>%1: %n voxels would change. They are shown chequered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ReviewCommands</name>
    <message numerus="yes">
        <source>%n slice(s) accepted.</source>
        <translation>
            <numerusform>%n slice accepted.</numerusform>
            <numerusform>%n slices accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Slice %1 is an exemplar, though it crosses %n computed slice(s) of the scan.</source>
        <translation>
            <numerusform>Slice %1 is an exemplar, though it crosses %n made-up slice of the scan.</numerusform>
            <numerusform>Slice %1 is an exemplar, though it crosses %n made-up slices of the scan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SampleView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanCommands</name>
    <message numerus="yes">
        <source>The file has %n volume(s); volume %1 is open (the first is 0). Another volume opens as a separate scan:</source>
        <translation>
            <numerusform>%n volume, of which number %1 is open. Another one is opened as another scan:</numerusform>
            <numerusform>%n volumes, of which number %1 is open. Another one is opened as another scan:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SeriesDialog</name>
    <message numerus="yes">
        <source>%1 x %2, %n slice(s)</source>
        <translation>
            <numerusform>%1 x %2, %n slice</numerusform>
            <numerusform>%1 x %2, %n slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SynthesisDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
