<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Attempt</name>
    <message>
        <source>There is too little memory for this; close other programs or use a smaller scan.</source>
        <translation>内存不足，无法执行此操作；请关闭其他程序或使用较小的扫描。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong (%1).</source>
        <translation>发生意外错误（%1）。</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>%1 was not found; check the name and whether its disk is connected.</source>
        <translation>%1 不存在；请检查名称，以及所在磁盘是否已连接。</translation>
    </message>
    <message>
        <source>%1 cannot be read; check its permissions and the disk.</source>
        <translation>无法读取 %1；请检查其权限和磁盘。</translation>
    </message>
    <message>
        <source>%1 cannot be written; check permissions and free space, or choose another place.</source>
        <translation>无法写入 %1；请检查权限和剩余空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>%1 is open in another program; close it there and try again.</source>
        <translation>%1 正在另一个程序中打开；请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Exemplar (%2) in a format that this one does not know; install that version or a later one.</source>
        <translation>%1 由较新版本的 Exemplar（%2）写入，其格式是本版本不认识的；请安装该版本或更新的版本。</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off; fetch or make it again.</source>
        <translation>%1 已损坏或不完整；请重新获取或生成。</translation>
    </message>
    <message>
        <source>The format of %1 is not supported; choose another file.</source>
        <translation>%1 不是此处可读取的文件类型；请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 has content that is not supported; choose another file.</source>
        <translation>%1 包含不受支持的内容；请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 holds several DICOM series; open the folder and choose one.</source>
        <translation>%1 包含多个 DICOM 序列；请打开该文件夹并选择其中一个。</translation>
    </message>
    <message>
        <source>%1 and the scan are not on the same grid.</source>
        <translation>%1 与扫描不在同一网格上。</translation>
    </message>
    <message>
        <source>The base model is not installed; run packaging/fetch-model.sh or see the README.</source>
        <translation>未安装基础模型；请运行 packaging/fetch-model.sh 或参阅 README。</translation>
    </message>
    <message>
        <source>%1 was made for another base model and cannot be used with this one.</source>
        <translation>%1 是为其他基础模型制作的，不能用于当前的基础模型。</translation>
    </message>
    <message>
        <source>There is nothing to train on; label a structure on an exemplar.</source>
        <translation>没有可供学习的内容；请在示例上标注一个结构。</translation>
    </message>
    <message>
        <source>Training became unstable and was stopped; try again.</source>
        <translation>学习变得不稳定，已停止；请再试一次。</translation>
    </message>
    <message>
        <source>There is too little memory; close other programs and try again.</source>
        <translation>内存不足；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Slices of %1 are missing; fetch the series again as a whole, or open it anyway.</source>
        <translation>%1 缺少切片；请重新完整获取该序列，或仍然打开。</translation>
    </message>
    <message>
        <source>The slices of %1 lie at uneven distances; open it anyway to put them on an even grid.</source>
        <translation>%1 的切片间距不均匀；仍然打开可将其重采样到均匀网格。</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1 steps on %2 slices (%3 % synthetic), rank %4, learning rate %5, seed %6</source>
        <translation>在 %2 个切片（%3 % 为合成）上训练 %1 步，秩 %4，学习率 %5，随机种子 %6</translation>
    </message>
    <message>
        <source>Structures:</source>
        <translation>结构：</translation>
    </message>
    <message>
        <source>Trained on:</source>
        <translation>学习来源：</translation>
    </message>
    <message>
        <source>Training:</source>
        <translation>训练：</translation>
    </message>
    <message>
        <source>Validation:</source>
        <translation>验证：</translation>
    </message>
    <message>
        <source>Intensities:</source>
        <translation>灰度：</translation>
    </message>
    <message>
        <source>an automatic window for every scan</source>
        <translation>每个扫描各用自己的窗宽窗位</translation>
    </message>
    <message>
        <source>%1 to %2 on every scan</source>
        <translation>所有扫描均为 %1 至 %2</translation>
    </message>
    <message>
        <source>Licence:</source>
        <translation>许可证：</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>DSC %1 %2, at step %3</source>
        <translation>DSC %1%2，第 %3 步</translation>
    </message>
    <message>
        <source>Held out at first, later trained on: %1</source>
        <translation>先留出，之后也参与学习：%1</translation>
    </message>
    <message>
        <source>Held out: %1</source>
        <translation>留出：%1</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>%1 of %2 steps in %3 min %4 s</source>
        <translation>%1 / %2 步，用时 %3 分 %4 秒</translation>
    </message>
    <message>
        <source>Stopping at step %1 of %2</source>
        <translation>正在停止：第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>已暂停：第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Preparing: %1 %</source>
        <translation>准备中：%1 %</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>best DSC %1 at step %2</source>
        <translation>最佳 DSC %1，第 %2 步</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>on the held-out exemplar</source>
        <translation>（留出的示例）</translation>
    </message>
    <message>
        <source>on exemplars that were trained on</source>
        <translation>（参与学习的示例）</translation>
    </message>
    <message>
        <source>on exemplars; it is not recorded whether they were held out</source>
        <translation>（不确定是否留出的示例）</translation>
    </message>
    <message>
        <source>on an exemplar that was held out until step %1</source>
        <translation>（第 %1 步之前留出的示例）</translation>
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
        <translation>关</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>How far the whole slice is turned, to either side</source>
        <translation>整个切片向两侧旋转的最大角度</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How much the whole slice is made larger or smaller</source>
        <translation>整个切片放大或缩小的幅度</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>How far the whole slice is shifted in any direction, as a share of its longer side</source>
        <translation>整个切片向任意方向平移的距离，以其长边的比例表示</translation>
    </message>
    <message>
        <source>Left/right flip</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>How many of the samples are mirrored left to right; leave it off where labels name a side</source>
        <translation>左右镜像的样本所占的比例；若标签名称区分左右，请保持关闭</translation>
    </message>
    <message>
        <source>Elastic strength</source>
        <translation>弹性强度</translation>
    </message>
    <message>
        <source>Largest elastic displacement, as a share of the slice&apos;s longer side</source>
        <translation>将组织视为柔软物体时的弯曲程度，以切片长边的比例表示</translation>
    </message>
    <message>
        <source>Up/down flip</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>How many of the samples are turned upside down in a mirror</source>
        <translation>上下镜像的样本所占的比例</translation>
    </message>
    <message>
        <source>Elastic wavelength</source>
        <translation>弹性波长</translation>
    </message>
    <message>
        <source>Wavelength of the elastic deformation, as a share of the slice&apos;s longer side; small: fine folds, large: wide bends</source>
        <translation>相邻弯曲之间的距离，以切片长边的比例表示；小则细碎褶皱，大则平缓舒展</translation>
    </message>
    <message>
        <source>Moved alone</source>
        <translation>单独移动</translation>
    </message>
    <message>
        <source>In how many of the samples one structure is cut out, changed, and pasted by itself</source>
        <translation>将某一结构单独裁出、改变后再贴回的样本所占的比例</translation>
    </message>
    <message>
        <source>Its rotation</source>
        <translation>结构旋转</translation>
    </message>
    <message>
        <source>How far that structure is turned by itself</source>
        <translation>该结构单独旋转的最大角度</translation>
    </message>
    <message>
        <source>Its scale</source>
        <translation>结构缩放</translation>
    </message>
    <message>
        <source>How much that structure is made larger or smaller by itself</source>
        <translation>该结构单独放大或缩小的幅度</translation>
    </message>
    <message>
        <source>Its shift</source>
        <translation>结构平移</translation>
    </message>
    <message>
        <source>How far that structure is moved from its place, as a share of the slice&apos;s longer side</source>
        <translation>该结构偏离原位置的距离，以切片长边的比例表示</translation>
    </message>
    <message>
        <source>Its brightness</source>
        <translation>结构亮度</translation>
    </message>
    <message>
        <source>How much brighter or darker that structure becomes by itself</source>
        <translation>该结构单独变亮或变暗的幅度</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔化边缘</translation>
    </message>
    <message>
        <source>Over how many pixels a pasted structure fades in, to each side of its border</source>
        <translation>贴入的结构在边界两侧各用多少像素渐变过渡</translation>
    </message>
    <message>
        <source>Other surroundings</source>
        <translation>周围差异</translation>
    </message>
    <message>
        <source>How much brighter or darker the surroundings of the new place may be than those of the old; structures are pasted nowhere else</source>
        <translation>新位置的周围与原位置的周围相比，允许变亮或变暗多少；结构不会贴到其他地方</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Gamma curve of intensities: middle greys become darker or brighter, black and white stay</source>
        <translation>弯曲灰度曲线：中间灰度变暗或变亮，黑与白保持不变</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>How much brighter or darker the whole slice becomes, as a factor</source>
        <translation>整个切片变亮或变暗的倍数</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Largest standard deviation of the noise, as a share of the range from black to white</source>
        <translation>图像颗粒噪声的最大强度，以从黑到白的灰度范围的比例表示</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>How many of the samples are made less sharp</source>
        <translation>降低清晰度的样本所占的比例</translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation>偏置场</translation>
    </message>
    <message>
        <source>How strongly brightness may drift smoothly across the slice, as with the coils of an MR scanner</source>
        <translation>亮度在切片内平缓变化的最大强度，类似 MR 扫描仪线圈造成的效果</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>How much is added to or taken from all intensities but air, as a share of the range from black to white</source>
        <translation>除空气外，所有灰度增加或减少的量，以从黑到白的灰度范围的比例表示</translation>
    </message>
    <message>
        <source>Strongest blur</source>
        <translation>最大模糊</translation>
    </message>
    <message>
        <source>Radius of the strongest blur; others go down to a third of it</source>
        <translation>最强模糊的半径；其他模糊最小为其三分之一</translation>
    </message>
    <message>
        <source>The same slice</source>
        <translation>同一切片</translation>
    </message>
    <message>
        <source>How often the structure moved alone is one of the slice itself, compared with the other two</source>
        <translation>单独移动的结构取自该切片本身的频率，与另外两项相对而言</translation>
    </message>
    <message>
        <source>Another exemplar</source>
        <translation>其他示例</translation>
    </message>
    <message>
        <source>How often a structure of another exemplar takes the place of the slice&apos;s own, compared with the other two</source>
        <translation>用其他示例的结构代替该切片自身结构的频率，与另外两项相对而言</translation>
    </message>
    <message>
        <source>Onto an unlabelled slice</source>
        <translation>贴到无标签切片</translation>
    </message>
    <message>
        <source>How often all structures are pasted onto a slice without labels, compared with the other two; leave it off unless such slices are known not to show the structures</source>
        <translation>将所有结构贴到无标签切片上的频率，与另外两项相对而言；除非确知这些切片不含这些结构，否则请保持关闭</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>剩余 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::AnswerPicture</name>
    <message>
        <source>The model&apos;s prediction on an exemplar</source>
        <translation>模型对示例的回答</translation>
    </message>
    <message>
        <source>Slice %1 of %2: filled - the model&apos;s prediction; outlined - your labels</source>
        <translation>%2 的切片 %1：填充为模型当前的回答；轮廓为您的标签</translation>
    </message>
    <message>
        <source>The model&apos;s prediction on an exemplar, as soon as there is one</source>
        <translation>模型对示例的回答，一有结果即显示</translation>
    </message>
    <message>
        <source>no prediction yet</source>
        <translation>尚无回答</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareCommands</name>
    <message>
        <source>Nothing is labelled on this slice; the base model needs a labelled structure to predict.</source>
        <translation>此切片上没有任何标签，无从询问基础模型。</translation>
    </message>
    <message>
        <source>The base model is predicting...</source>
        <translation>正在询问基础模型...</translation>
    </message>
    <message>
        <source>The base model, one click per part</source>
        <translation>基础模型，每个部分点击一次</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Compare with Label Map</source>
        <translation>与标签图比较</translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation>标签图 (*.nii *.nii.gz *.nrrd *.mha);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Scores against the ground truth, without the exemplars</source>
        <translation>对照真值的评分（不含示例）</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
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
        <translation>表面 Dice 2 mm</translation>
    </message>
    <message>
        <source>Ground truth ml</source>
        <translation>真值 ml</translation>
    </message>
    <message>
        <source>Result ml</source>
        <translation>结果 ml</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>There is no ground truth to show; open one with &quot;Compare with Label Map&quot; in the Learn menu.</source>
        <translation>没有可显示的真值；请用“学习”菜单中的“与标签图比较”打开一个。</translation>
    </message>
    <message>
        <source>Hold T to show that label map; &quot;Score Against That Map&quot; in the Learn menu computes scores.</source>
        <translation>按住 T 键查看该标签图；可用“学习”菜单对照它评分。</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2 / %3）</translation>
    </message>
    <message>
        <source>Mean over the labels that both maps have; for others no distance can be computed</source>
        <translation>两个标签图都含有的标签的平均值；其他标签没有距离</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::CompareDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>比较 %1 与 %2</translation>
    </message>
    <message>
        <source>Exemplar</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation>您的标签</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>DSC on the exemplars, without a click; a dash where a profile does not know the structure</source>
        <translation>各示例上的 DSC（不含任何点击）；档案不认识的结构以短横线表示</translation>
    </message>
    <message>
        <source>Stop the comparison; what has been compared stays</source>
        <translation>停止询问；已比较的结果会保留</translation>
    </message>
    <message>
        <source>No base model is installed; install one first.</source>
        <translation>没有可供询问的模型；请先安装一个。</translation>
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
        <translation>平均</translation>
    </message>
    <message>
        <source>Of the structures that both profiles know</source>
        <translation>两个档案都认识的结构的平均值</translation>
    </message>
    <message>
        <source>Both profiles are predicting every exemplar...</source>
        <translation>正在就每个示例询问两个档案...</translation>
    </message>
    <message>
        <source>The profiles may have been trained on these exemplars; compare them on another scan for an independent score.</source>
        <translation>这些档案可能正是从这些示例学习的；换一个扫描更能说明问题。</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 exemplars. The profiles may have been trained on them; compare them on another scan for an independent score.</source>
        <translation>已停止：共 %2 个示例，完成 %1 个。这些档案可能正是从这些示例学习的；换一个扫描更能说明问题。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarCommands</name>
    <message>
        <source>Looking for the next slice</source>
        <translation>寻找下一个切片</translation>
    </message>
    <message>
        <source>Every slice is similar to an exemplar; another exemplar would help little.</source>
        <translation>每个切片都与某个示例相似；再增加示例帮助不大。</translation>
    </message>
    <message>
        <source>Slice %1: it shows %2, which no exemplar shows.</source>
        <translation>切片 %1：此处有 %2，而没有任何示例包含它。</translation>
    </message>
    <message>
        <source>Slice %1: its proposal is the most doubtful.</source>
        <translation>切片 %1：其建议最为存疑。</translation>
    </message>
    <message>
        <source>Slice %1: a good start, in the middle.</source>
        <translation>切片 %1：位于中间，适合作为开始。</translation>
    </message>
    <message>
        <source>Reading exemplars</source>
        <translation>读取示例</translation>
    </message>
    <message>
        <source>The session %1 has no exemplars.</source>
        <translation>会话 %1 中没有示例。</translation>
    </message>
    <message>
        <source>Labels of the exemplars</source>
        <translation>示例的标签</translation>
    </message>
    <message numerus="yes">
        <source>%n exemplar(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个示例。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exemplars of Another Session</source>
        <translation>其他会话的示例</translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation>会话 (*.exemplar)</translation>
    </message>
    <message>
        <source>Slice %1: it is least similar to the exemplars; the nearest one is slice %2.</source>
        <translation>切片 %1：与示例切片最不相似；最近的示例是切片 %2。</translation>
    </message>
    <message>
        <source>Slice %1: it closes the widest gap; the nearest exemplar is slice %2.</source>
        <translation>切片 %1：可填补最大的空缺；最近的示例是切片 %2。</translation>
    </message>
    <message>
        <source>Slice %1: it is labelled already; mark it as an exemplar (E).</source>
        <translation>切片 %1：您已标注过它；标记它（E）即成为示例。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExemplarList</name>
    <message>
        <source>Exemplars</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The slices to train on. Double-click goes to a slice, Delete removes it from the list.</source>
        <translation>用于学习的切片。双击可转到该切片，按 Delete 键可将其移出。</translation>
    </message>
    <message>
        <source>Slice %1</source>
        <translation>切片 %1</translation>
    </message>
    <message>
        <source>%1, other scan</source>
        <translation>%1，其他扫描</translation>
    </message>
    <message>
        <source>%1, slice %2: %3</source>
        <translation>%1，切片 %2：%3</translation>
    </message>
    <message>
        <source>no structure</source>
        <translation>无结构</translation>
    </message>
    <message numerus="yes">
        <source>%n structure(s)</source>
        <translation>
            <numerusform>%n 个结构</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ExportCommands</name>
    <message>
        <source>Writing %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>After resampling to the scan&apos;s grid by nearest neighbour:</source>
        <translation>以最近邻法重采样到该扫描后，结果将为：</translation>
    </message>
    <message>
        <source>%1: %2 ml of %3 ml, %4 ml of it lie outside the scan</source>
        <translation>%1：%3 ml 中保留 %2 ml，其中 %4 ml 位于扫描之外</translation>
    </message>
    <message>
        <source>Different grid</source>
        <translation>网格不同</translation>
    </message>
    <message>
        <source>Resample</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>The file %1 stays as it is.</source>
        <translation>文件 %1 保持不变。</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标签</translation>
    </message>
    <message>
        <source>Import label names</source>
        <translation>导入标签名称</translation>
    </message>
    <message>
        <source>Import Labels</source>
        <translation>导入标签</translation>
    </message>
    <message>
        <source>Label maps (*.nii *.nii.gz *.nrrd *.mha);;All files (*)</source>
        <translation>标签图 (*.nii *.nii.gz *.nrrd *.mha);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Label Names</source>
        <translation>导入标签名称</translation>
    </message>
    <message>
        <source>Export Label Map</source>
        <translation>导出标签图</translation>
    </message>
    <message>
        <source>NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)</source>
        <translation>NIfTI (*.nii.gz *.nii);;NRRD (*.nrrd);;MetaImage (*.mha)</translation>
    </message>
    <message>
        <source>Export BIDS Derivative</source>
        <translation>导出 BIDS 衍生数据</translation>
    </message>
    <message>
        <source>BIDS segmentation (*_dseg.nii.gz)</source>
        <translation>BIDS 分割 (*_dseg.nii.gz)</translation>
    </message>
    <message>
        <source>Folder for the Masks</source>
        <translation>存放掩膜的文件夹</translation>
    </message>
    <message>
        <source>Export Statistics</source>
        <translation>导出统计数据</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export Label Names</source>
        <translation>导出标签名称</translation>
    </message>
    <message>
        <source>ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)</source>
        <translation>ITK-SNAP (*.txt *.label);;Slicer (*.ctbl *.csv)</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Tables of label names (*.txt *.label *.ctbl *.csv *.tsv *.json);;All files (*)</source>
        <translation>标签名称表 (*.txt *.label *.ctbl *.csv *.tsv *.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时的状态</translation>
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
        <translation>取消模型正在执行的任务</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: stopping...</source>
        <translation>%1：正在停止...</translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation>%1：已暂停</translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <translation>%1 (+%2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::JobRunner</name>
    <message>
        <source>%1 cannot start while this is running: %2. Try again in a moment.</source>
        <translation>“%2”正在运行，“%1”无法开始。请稍后再试。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::KeySheet</name>
    <message>
        <source>Keys of Exemplar</source>
        <translation>Exemplar 的按键</translation>
    </message>
    <message>
        <source>In a slice</source>
        <translation>在切片中</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Next slice</source>
        <translation>下一切片</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>Radius of the brush</source>
        <translation>画笔半径</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Shift 加滚轮</translation>
    </message>
    <message>
        <source>The chosen tool</source>
        <translation>所选工具</translation>
    </message>
    <message>
        <source>left button</source>
        <translation>左键</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Make the view large</source>
        <translation>放大视图</translation>
    </message>
    <message>
        <source>double click, right</source>
        <translation>右键双击</translation>
    </message>
    <message>
        <source>arrow keys, Page Up, Page Down</source>
        <translation>方向键、Page Up、Page Down</translation>
    </message>
    <message>
        <source>Accept a preview</source>
        <translation>接受预览</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Discard a preview</source>
        <translation>放弃预览</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Show the base model&apos;s prediction</source>
        <translation>显示基础模型的预测</translation>
    </message>
    <message>
        <source>hold B</source>
        <translation>按住 B</translation>
    </message>
    <message>
        <source>Show the label map to compare with</source>
        <translation>显示用于比较的标签图</translation>
    </message>
    <message>
        <source>hold T</source>
        <translation>按住 T</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Print...</source>
        <translation>打印...</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelCommands</name>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填补孔洞</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>去除孤岛</translation>
    </message>
    <message>
        <source>Copy from slice %1</source>
        <translation>从切片 %1 复制</translation>
    </message>
    <message>
        <source>Clear slice</source>
        <translation>清除切片</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation>移除标签 %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelModel</name>
    <message>
        <source>Label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Locked: no tool changes it</source>
        <translation>已锁定：任何工具都不会改动它</translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LabelPanel</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Remove the label and its voxels</source>
        <translation>移除该标签及其体素</translation>
    </message>
    <message>
        <source>Choose the label&apos;s colour</source>
        <translation>选择该标签的颜色</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>上移该标签</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>下移该标签</translation>
    </message>
    <message>
        <source>Opacity of the labels over the scan</source>
        <translation>标签覆盖扫描图像的程度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Reorder labels</source>
        <translation>调整标签顺序</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1 的颜色</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LearnCommands</name>
    <message>
        <source>There is no exemplar yet: label a slice and mark it as an exemplar (key E).</source>
        <translation>尚无示例：请标注一个切片，并将其标记为示例（E 键）。</translation>
    </message>
    <message>
        <source>The exemplars hold no labels: label a structure on at least one of them.</source>
        <translation>示例中没有标签：请至少在其中一个上标注一个结构。</translation>
    </message>
    <message>
        <source>Training further</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>%1 (unfinished)</source>
        <translation>%1（未完成）</translation>
    </message>
    <message>
        <source>Training became unstable; the best state was kept as profile %1.</source>
        <translation>学习变得不稳定；最佳状态已保存为档案 %1。</translation>
    </message>
    <message>
        <source>There is nothing to propagate: label a slice, or use a profile.</source>
        <translation>没有可传播的内容：请标注一个切片，或使用一个档案。</translation>
    </message>
    <message>
        <source>Labels of the profile</source>
        <translation>档案的标签</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>传播</translation>
    </message>
    <message numerus="yes">
        <source>Propagated; %n slice(s) are doubtful.</source>
        <translation>
            <numerusform>传播完成；%n 个切片存疑。</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct or accept this slice first; labels are then propagated to its neighbours again.</source>
        <translation>请先修正或接受此切片；随后会为其相邻切片重新给出建议。</translation>
    </message>
    <message>
        <source>Profile %1 is in use.</source>
        <translation>正在使用档案 %1。</translation>
    </message>
    <message>
        <source>Another axis</source>
        <translation>更换轴向</translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Trained: profile %1, DSC %2 %3.</source>
        <translation>学习完成：档案 %1，DSC %2%3。</translation>
    </message>
    <message>
        <source>Trained: profile %1.</source>
        <translation>学习完成：档案 %1。</translation>
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
        <translation>示例</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>This slice is, or is no longer, an exemplar (E)</source>
        <translation>将此切片设为示例，或不再作为示例 (E)</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Go to the slice that would help most, with the reason</source>
        <translation>转到最有帮助的切片，并说明原因</translation>
    </message>
    <message>
        <source>Add the exemplars of another session</source>
        <translation>添加其他会话的示例</translation>
    </message>
    <message>
        <source>Axis along which slices are trained on and reviewed</source>
        <translation>沿哪个轴学习和审阅切片</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分</translation>
    </message>
    <message>
        <source>Training time: some 2, 5 or 10 minutes on two cores</source>
        <translation>学习时长：在双核上约 2、5 或 10 分钟</translation>
    </message>
    <message>
        <source>Samples...</source>
        <translation>样本...</translation>
    </message>
    <message>
        <source>Preview and settings of the training samples that are made of the exemplars</source>
        <translation>查看并设置由示例生成的训练样本</translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Train a new profile on the exemplars (Ctrl+R)</source>
        <translation>从示例学习一个新的档案 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Continue the training of the profile in use with the present exemplars (Ctrl+Shift+R)</source>
        <translation>以使用中的档案为起点，用当前的示例继续训练 (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Profiles...</source>
        <translation>模型档案...</translation>
    </message>
    <message>
        <source>The library of profiles: use, compare, describe, export</source>
        <translation>模型档案库：使用、比较、描述、分享</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>传播</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Active label</source>
        <translation>当前标签</translation>
    </message>
    <message>
        <source>Which labels are propagated</source>
        <translation>传播哪些标签</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>整个扫描</translation>
    </message>
    <message>
        <source>Around here</source>
        <translation>此处附近</translation>
    </message>
    <message>
        <source>Which slices are proposed; what was drawn, accepted or corrected stays</source>
        <translation>为哪些切片给出建议；已绘制、已接受或已修正的内容保持不变</translation>
    </message>
    <message>
        <source>Propagate the labels to the slices that nobody has labelled (Ctrl+P)</source>
        <translation>将标签传播到尚无人标注的切片 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>The slice is correct (Y)</source>
        <translation>此切片正确 (Y)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Next doubtful</source>
        <translation>下一个存疑</translation>
    </message>
    <message>
        <source>Go to the worst slice that is left (N)</source>
        <translation>转到余下切片中最差的一个 (N)</translation>
    </message>
    <message>
        <source>Accept confident</source>
        <translation>接受确信项</translation>
    </message>
    <message>
        <source>Accept every proposal that is not doubtful</source>
        <translation>接受所有不存疑的建议</translation>
    </message>
    <message>
        <source>Proposals with a lower quality estimate are doubtful</source>
        <translation>建议的质量达到多少才不算存疑</translation>
    </message>
    <message>
        <source>Flag below</source>
        <translation>低于此值存疑</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>使用中：%1</translation>
    </message>
    <message>
        <source>No profile in use</source>
        <translation>未使用档案</translation>
    </message>
    <message>
        <source>Label a slice, then mark it with E. Three to five are a good start.</source>
        <translation>标注一个切片，然后按 E 键标记。三到五个是不错的开始。</translation>
    </message>
    <message>
        <source>No exemplar shows %1.</source>
        <translation>没有示例包含 %1。</translation>
    </message>
    <message>
        <source>No exemplar shows: %1.</source>
        <translation>没有示例包含：%1。</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <source>Nothing is labelled yet.</source>
        <translation>尚未标注任何内容。</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>横断面</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状面</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状面</translation>
    </message>
    <message>
        <source>Then propagate</source>
        <translation>随后传播</translation>
    </message>
    <message>
        <source>Propagate the labels through the scan as soon as the profile is trained</source>
        <translation>档案学习完成后，立即将标签传播到整个扫描</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>从此处往后</translation>
    </message>
    <message>
        <source>Up to here</source>
        <translation>到此处为止</translation>
    </message>
    <message>
        <source>Remove the proposed labels (Delete)</source>
        <translation>去除建议的内容 (Delete)</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::LivePlot</name>
    <message>
        <source>Wheel: zoom along the steps. Drag: move. Double click: show all and follow the newest.</source>
        <translation>滚轮：沿步数缩放。拖动：移动。双击：显示全部并跟随最新。</translation>
    </message>
    <message>
        <source> (smoothed)</source>
        <translation>（平滑）</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::MainWindow</name>
    <message>
        <source>The model is predicting...</source>
        <translation>模型正在预测...</translation>
    </message>
    <message>
        <source>Accept (Return)</source>
        <translation>采用 (Enter)</translation>
    </message>
    <message>
        <source>Discard (Escape)</source>
        <translation>放弃 (Esc)</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>%1[*] - Exemplar</source>
        <translation>%1[*] - Exemplar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销 %1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做 %1(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n voxel(s) would change. They are shown chequered.</source>
        <translation>
            <numerusform>%1：将改变 %n 个体素，已用棋盘格显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学习过程</translation>
    </message>
    <message>
        <source>L&amp;earn</source>
        <translation>学习(&amp;E)</translation>
    </message>
    <message>
        <source>Use Exemplars A&amp;lso on the Next Scan</source>
        <translation>将示例带到下一个扫描(&amp;L)</translation>
    </message>
    <message>
        <source>Training Sa&amp;mples...</source>
        <translation>训练样本(&amp;M)...</translation>
    </message>
    <message>
        <source>&amp;Adapt</source>
        <translation>训练适配(&amp;A)</translation>
    </message>
    <message>
        <source>Sho&amp;w Training</source>
        <translation>观察学习过程(&amp;W)</translation>
    </message>
    <message>
        <source>Propagate A&amp;gain Around This Slice</source>
        <translation>在此切片附近重新传播(&amp;G)</translation>
    </message>
    <message>
        <source>A&amp;ccept Slice</source>
        <translation>接受切片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reject Slice</source>
        <translation>拒绝切片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next Doubtful Slice</source>
        <translation>下一个存疑切片(&amp;N)</translation>
    </message>
    <message>
        <source>Pro&amp;files...</source>
        <translation>模型档案(&amp;F)...</translation>
    </message>
    <message>
        <source>Apply the Profile to the Ne&amp;xt Scan...</source>
        <translation>将档案用于下一个扫描(&amp;X)...</translation>
    </message>
    <message>
        <source>Compare with La&amp;bel Map...</source>
        <translation>与标签图比较(&amp;B)...</translation>
    </message>
    <message>
        <source>No profile is in use; choose one in the library of profiles first.</source>
        <translation>未使用任何档案；请先在模型档案库中选择一个。</translation>
    </message>
    <message>
        <source>Apply the Profile to a Scan</source>
        <translation>将档案用于扫描</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>扫描 (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open Scan...</source>
        <translation>打开扫描(&amp;O)...</translation>
    </message>
    <message>
        <source>Open &amp;DICOM Folder...</source>
        <translation>打开 DICOM 文件夹(&amp;D)...</translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Save Session &amp;As...</source>
        <translation>会话另存为(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Import Label Map...</source>
        <translation>导入标签图(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Export Label Map...</source>
        <translation>导出标签图(&amp;E)...</translation>
    </message>
    <message>
        <source>Export &amp;BIDS Derivative...</source>
        <translation>导出 BIDS 衍生数据(&amp;B)...</translation>
    </message>
    <message>
        <source>Export a &amp;Mask per Label...</source>
        <translation>为每个标签导出掩膜(&amp;M)...</translation>
    </message>
    <message>
        <source>Export S&amp;tatistics...</source>
        <translation>导出统计数据(&amp;T)...</translation>
    </message>
    <message>
        <source>Save &amp;Picture of the View...</source>
        <translation>保存视图的图片(&amp;P)...</translation>
    </message>
    <message>
        <source>&amp;Close Scan</source>
        <translation>关闭扫描(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keyboard and Mouse...</source>
        <translation>键盘与鼠标(&amp;K)...</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>设置(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Interpolate Between Slices</source>
        <translation>切片间插值(&amp;I)</translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;Before</source>
        <translation>从前一切片复制(&amp;B)</translation>
    </message>
    <message>
        <source>Copy from the Slice &amp;After</source>
        <translation>从后一切片复制(&amp;A)</translation>
    </message>
    <message>
        <source>By &amp;Threshold</source>
        <translation>按阈值标注(&amp;T)</translation>
    </message>
    <message>
        <source>Fill &amp;Holes</source>
        <translation>填补孔洞(&amp;H)</translation>
    </message>
    <message>
        <source>Remove I&amp;slands</source>
        <translation>去除孤岛(&amp;S)</translation>
    </message>
    <message>
        <source>A&amp;dd Label</source>
        <translation>添加标签(&amp;D)</translation>
    </message>
    <message>
        <source>R&amp;emove Label</source>
        <translation>移除标签(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Previous Label</source>
        <translation>上一个标签(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next Label</source>
        <translation>下一个标签(&amp;N)</translation>
    </message>
    <message>
        <source>Label preset</source>
        <translation>标签预设</translation>
    </message>
    <message>
        <source>E&amp;xport Label Names...</source>
        <translation>导出标签名称(&amp;X)...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window and Level</source>
        <translation>窗宽窗位(&amp;W)</translation>
    </message>
    <message>
        <source>CT Abdomen</source>
        <translation>CT 腹部</translation>
    </message>
    <message>
        <source>CT Bone</source>
        <translation>CT 骨</translation>
    </message>
    <message>
        <source>CT Brain</source>
        <translation>CT 脑</translation>
    </message>
    <message>
        <source>CT Liver</source>
        <translation>CT 肝脏</translation>
    </message>
    <message>
        <source>CT Lung</source>
        <translation>CT 肺</translation>
    </message>
    <message>
        <source>CT Mediastinum</source>
        <translation>CT 纵隔</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>Labels as &amp;Outlines</source>
        <translation>标签显示为轮廓(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Smooth Display</source>
        <translation>平滑显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>Increase Label Opaci&amp;ty</source>
        <translation>标签变浓(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Hide or Show Labels</source>
        <translation>隐藏或显示标签(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Fit to View</source>
        <translation>适合视图(&amp;F)</translation>
    </message>
    <message>
        <source>All &amp;Views</source>
        <translation>所有视图(&amp;V)</translation>
    </message>
    <message>
        <source>A&amp;xial Large</source>
        <translation>放大横断面(&amp;X)</translation>
    </message>
    <message>
        <source>Sa&amp;gittal Large</source>
        <translation>放大矢状面(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;urfaces Large</source>
        <translation>放大三维表面(&amp;U)</translation>
    </message>
    <message>
        <source>Cursor to the &amp;Middle</source>
        <translation>光标移至中心(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Exemplar</source>
        <translation>关于 Exemplar(&amp;A)</translation>
    </message>
    <message>
        <source>About Exemplar</source>
        <translation>关于 Exemplar</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Exemplar %1&lt;/h3&gt;&lt;p&gt;A workstation that learns to label medical images from a few slices. Not a medical device.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later. It uses Qt, ITK, DCMTK, VTK, LibTorch, QCustomPlot and others; the base model LiteMedSAM is Apache-2.0.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Exemplar %1&lt;/h3&gt;&lt;p&gt;从少量切片学习标注医学图像的工作站。并非医疗器械。&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later。使用了 Qt、ITK、DCMTK、VTK、LibTorch、QCustomPlot 等；基础模型 LiteMedSAM 采用 Apache-2.0 许可证。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>%1[*] (read-only) - Exemplar</source>
        <translation>%1[*]（只读） - Exemplar</translation>
    </message>
    <message>
        <source>Mark or Unmark Exem&amp;plar</source>
        <translation>标记或取消标记示例(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;uggest the Next Slice</source>
        <translation>推荐下一个切片(&amp;U)</translation>
    </message>
    <message>
        <source>Exemplars of Another Se&amp;ssion...</source>
        <translation>其他会话的示例(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Train Further</source>
        <translation>继续训练(&amp;T)</translation>
    </message>
    <message>
        <source>Pr&amp;opagate</source>
        <translation>传播(&amp;O)</translation>
    </message>
    <message>
        <source>Accept All wit&amp;h High Confidence</source>
        <translation>接受所有确信的切片(&amp;H)</translation>
    </message>
    <message>
        <source>Label a Fol&amp;der of Scans...</source>
        <translation>标注文件夹中的扫描(&amp;D)...</translation>
    </message>
    <message>
        <source>Scor&amp;e Against That Map...</source>
        <translation>对照该标签图评分(&amp;E)...</translation>
    </message>
    <message>
        <source>Ope&amp;n Session...</source>
        <translation>打开会话(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Clear Label on This Slice</source>
        <translation>清除此切片上的该标签(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Use a Preset</source>
        <translation>使用预设(&amp;U)</translation>
    </message>
    <message>
        <source>I&amp;mport Label Names...</source>
        <translation>导入标签名称(&amp;M)...</translation>
    </message>
    <message>
        <source>Radio&amp;logical Display</source>
        <translation>放射学显示(&amp;L)</translation>
    </message>
    <message>
        <source>Decrease Label Opac&amp;ity</source>
        <translation>标签变淡(&amp;I)</translation>
    </message>
    <message>
        <source>Co&amp;ronal Large</source>
        <translation>放大冠状面(&amp;R)</translation>
    </message>
    <message>
        <source>Modality that the intensities are read as; change it with &quot;Treat Scan As&quot; in the View menu</source>
        <translation>灰度按何种类型解读；可用“视图”菜单中的“将扫描视为”更改</translation>
    </message>
    <message>
        <source>Check the voxel size</source>
        <translation>请检查体素大小</translation>
    </message>
    <message>
        <source>Model Uses the D&amp;isplayed Window</source>
        <translation>模型使用显示的窗宽窗位(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Volume...</source>
        <translation>体数据(&amp;V)...</translation>
    </message>
    <message>
        <source>Tr&amp;eat Scan As</source>
        <translation>将扫描视为(&amp;E)</translation>
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
        <translation>其他</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keys...</source>
        <translation>按键(&amp;K)...</translation>
    </message>
    <message>
        <source>&amp;Tour...</source>
        <translation>导览(&amp;T)...</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDetails</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the profile; the name of its file does not change</source>
        <translation>档案的名称；其文件名保持不变</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Hospital or institute of the scans</source>
        <translation>其扫描来自何处</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描设备</translation>
    </message>
    <message>
        <source>Scanner of the scans</source>
        <translation>产生其扫描的设备</translation>
    </message>
    <message>
        <source>Notes for other users; saved when you leave the field</source>
        <translation>他人应了解的信息；转到其他内容时自动保存</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Training data and training settings</source>
        <translation>从什么学习而来，以及如何学习</translation>
    </message>
    <message>
        <source>Training curves: loss above, DSC of the validation below</source>
        <translation>学习过程：上方为损失，下方为验证的 DSC</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileDialog</name>
    <message>
        <source>Profiles</source>
        <translation>模型档案</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Predict with the selected profile from now on</source>
        <translation>此后由所选档案作出回答</translation>
    </message>
    <message>
        <source>Use None</source>
        <translation>不使用档案</translation>
    </message>
    <message>
        <source>Predict with the base model alone, which has no class tokens</source>
        <translation>由基础模型作出回答，它不认识任何具名结构</translation>
    </message>
    <message>
        <source>Compare...</source>
        <translation>比较...</translation>
    </message>
    <message>
        <source>Select two profiles (Ctrl and click) to see both on the exemplars of the open scan</source>
        <translation>选择两个档案（Ctrl+单击），在已打开扫描的示例上对比二者</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>A copy of the selected profile under another name</source>
        <translation>以其他名称复制所选档案</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>导入...</translation>
    </message>
    <message>
        <source>Copy profile files into the library</source>
        <translation>将他人的档案复制到档案库</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <source>Write a copy of the selected profile to a file</source>
        <translation>导出所选档案的副本，以便分享</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected profiles permanently</source>
        <translation>永久删除所选档案</translation>
    </message>
    <message>
        <source>Reading profiles</source>
        <translation>读取档案</translation>
    </message>
    <message>
        <source>Reading and writing profiles...</source>
        <translation>正在读写档案...</translation>
    </message>
    <message>
        <source>The profile in use is being trained further; it can be changed afterwards.</source>
        <translation>使用中的档案正在继续训练；完成后方可更改。</translation>
    </message>
    <message>
        <source>No profile yet: label some slices, mark them as exemplars and adapt, or import a profile.</source>
        <translation>尚无档案：请标注一些切片作为示例并从中学习，或导入一个档案。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Copying a profile</source>
        <translation>复制档案</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Deleting a profile</source>
        <translation>删除档案</translation>
    </message>
    <message>
        <source>Saving the description of a profile</source>
        <translation>保存档案说明</translation>
    </message>
    <message>
        <source>There is no exemplar to compare them on: open a scan, label a slice and mark it as an exemplar (key E).</source>
        <translation>没有可用于比较的示例：请打开一个扫描，标注一个切片，并将其标记为示例（E 键）。</translation>
    </message>
    <message>
        <source>Import Profiles</source>
        <translation>导入模型档案</translation>
    </message>
    <message>
        <source>Profiles (*.profile);;All files (*)</source>
        <translation>模型档案 (*.profile);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export Profile</source>
        <translation>导出模型档案</translation>
    </message>
    <message>
        <source>Profiles (*.profile)</source>
        <translation>模型档案 (*.profile)</translation>
    </message>
    <message>
        <source> (in use)</source>
        <translation>（使用中）</translation>
    </message>
    <message>
        <source>Delete profiles</source>
        <translation>删除档案</translation>
    </message>
    <message>
        <source>Delete %1 permanently? Its training is lost.</source>
        <translation>要永久删除 %1 吗？学到的内容将会丢失。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ProfileTable</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>DSC</source>
        <translation>DSC</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描设备</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Which one is in use</source>
        <translation>哪一个正在使用</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>模型档案</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Mean DSC on the held-out exemplar; in brackets where it was measured on exemplars that were trained on, or is not recorded</source>
        <translation>学习期间在留出的示例上的平均值；若在参与学习的示例上测得，或不确定是否如此，则加括号</translation>
    </message>
    <message>
        <source>DSC %1 %2</source>
        <translation>DSC %1%2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::QueueDialog</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 -</source>
        <translation>%1 -</translation>
    </message>
    <message>
        <source>%1 %2 ml</source>
        <translation>%1 %2 ml</translation>
    </message>
    <message>
        <source>Label Many Scans</source>
        <translation>批量标注扫描</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Where the label maps go; no file there is ever replaced</source>
        <translation>标签图的存放位置；绝不会替换其中已有的文件</translation>
    </message>
    <message>
        <source>Folder for label maps</source>
        <translation>标签图文件夹</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择...</translation>
    </message>
    <message>
        <source>Choose the folder for the label maps</source>
        <translation>选择存放标签图的文件夹</translation>
    </message>
    <message>
        <source>Label maps into:</source>
        <translation>标签图存放到：</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Structures found</source>
        <translation>找到的结构</translation>
    </message>
    <message>
        <source>Doubtful slices</source>
        <translation>存疑切片</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Add Scans...</source>
        <translation>添加扫描...</translation>
    </message>
    <message>
        <source>Add files to the queue</source>
        <translation>将文件添加到队列</translation>
    </message>
    <message>
        <source>Add Folder...</source>
        <translation>添加文件夹...</translation>
    </message>
    <message>
        <source>Add the scans and DICOM folders that lie in a folder</source>
        <translation>添加某个文件夹中的扫描和 DICOM 文件夹</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected scans from the list; no file is deleted</source>
        <translation>将所选扫描移出列表；不会删除任何文件</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Put the selected scans into the queue again</source>
        <translation>让所选扫描等待再次尝试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the selected scan and its new labels in the window</source>
        <translation>在窗口中打开所选扫描及其新标签</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Label the scans that wait, one after the other</source>
        <translation>逐一标注等待中的扫描</translation>
    </message>
    <message>
        <source>Cancel Scan</source>
        <translation>取消扫描任务</translation>
    </message>
    <message>
        <source>Cancel the selected scans; the others go on</source>
        <translation>取消所选扫描的任务；其余继续进行</translation>
    </message>
    <message>
        <source>Cancel All</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Cancel every scan that waits or is being labelled</source>
        <translation>取消所有等待中或正在标注的扫描任务</translation>
    </message>
    <message>
        <source>Close this window; the queue goes on</source>
        <translation>关闭此窗口；队列继续运行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Slices to review, as their quality estimate is low</source>
        <translation>因模型不够确定而应检查其标签的切片</translation>
    </message>
    <message>
        <source>The scans are being labelled with the profile %1.</source>
        <translation>正在用档案 %1 标注扫描。</translation>
    </message>
    <message>
        <source>The scans will be labelled with the profile in use, %1.</source>
        <translation>将用使用中的档案 %1 标注扫描。</translation>
    </message>
    <message>
        <source>No profile is in use; use one first to label scans with it.</source>
        <translation>未使用任何档案；请先使用一个，再用它标注扫描。</translation>
    </message>
    <message>
        <source>Add the scans that are to be labelled.</source>
        <translation>请添加要标注的扫描。</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>共 %2 个，完成 %1 个，失败 %3 个</translation>
    </message>
    <message>
        <source>Add Scans</source>
        <translation>添加扫描</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>扫描 (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Folder for Label Maps</source>
        <translation>标签图文件夹</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>查找 %1 中的内容</translation>
    </message>
    <message>
        <source>%1 holds no scans; choose another folder.</source>
        <translation>%1 中没有扫描；请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ReviewCommands</name>
    <message>
        <source>Exemplar %1</source>
        <translation>设为示例 %1</translation>
    </message>
    <message>
        <source>No exemplar %1</source>
        <translation>取消示例 %1</translation>
    </message>
    <message>
        <source>Slice %1 is an exemplar without any structure: a negative example.</source>
        <translation>切片 %1 是不含任何结构的示例：它让模型学会何处没有结构。</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>接受 %1</translation>
    </message>
    <message>
        <source>Nothing was proposed on slice %1; undo or erase what was drawn.</source>
        <translation>切片 %1 上没有建议；请撤销或擦除所绘制的内容。</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>拒绝 %1</translation>
    </message>
    <message>
        <source>Accept all confident slices</source>
        <translation>接受所有确信的切片</translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s) accepted.</source>
        <translation>
            <numerusform>已接受 %n 个切片。</numerusform>
        </translation>
    </message>
    <message>
        <source>No slice is doubtful.</source>
        <translation>没有存疑的切片。</translation>
    </message>
    <message>
        <source>Another axis</source>
        <translation>更换轴向</translation>
    </message>
    <message>
        <source>Limit of doubtful slices</source>
        <translation>存疑阈值</translation>
    </message>
    <message>
        <source>Slice %1 cannot be an exemplar: it is missing in the scan and was computed from its neighbours.</source>
        <translation>切片 %1 不能作为示例：扫描中缺少该切片，它由相邻切片计算得出。</translation>
    </message>
    <message numerus="yes">
        <source>Slice %1 is an exemplar, though it crosses %n computed slice(s) of the scan.</source>
        <translation>
            <numerusform>切片 %1 已设为示例，但它穿过扫描中 %n 个计算得出的切片。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SampleView</name>
    <message>
        <source>Synthetic samples</source>
        <translation>合成样本</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanCommands</name>
    <message>
        <source>Looking through %1</source>
        <translation>查找 %1 中的内容</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>%1 is not the scan of this session.</source>
        <translation>%1 不是创建此会话时所用的扫描。</translation>
    </message>
    <message>
        <source>Scan of the session</source>
        <translation>会话的扫描</translation>
    </message>
    <message>
        <source>%1

Where is the scan %2 of this session?</source>
        <translation>%1

此会话的扫描 %2 在哪里？</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>选择文件...</translation>
    </message>
    <message>
        <source>Choose DICOM folder...</source>
        <translation>选择 DICOM 文件夹...</translation>
    </message>
    <message>
        <source>Unsaved work found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>There is work on this scan that was not saved when the program last ended. Restore it?</source>
        <translation>发现上次程序结束时未保存的、对此扫描的工作。是否恢复？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>保存 %1</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions (*.exemplar)</source>
        <translation>会话 (*.exemplar)</translation>
    </message>
    <message>
        <source>Unsaved labels</source>
        <translation>未保存的标签</translation>
    </message>
    <message>
        <source>The labels of %1 have changed since they were saved.</source>
        <translation>%1 的标签自上次保存后已有更改。</translation>
    </message>
    <message>
        <source>Open Scan</source>
        <translation>打开扫描</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>扫描 (*.nii *.nii.gz *.hdr *.nrrd *.nhdr *.mha *.mhd *.dcm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open DICOM Folder</source>
        <translation>打开 DICOM 文件夹</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>%1 is open in another window; it is read-only here, save to another file.</source>
        <translation>%1 已在另一窗口中打开；此处为只读，请另存为其他文件。</translation>
    </message>
    <message>
        <source>%1 is open in another window; save to another file.</source>
        <translation>%1 已在另一窗口中打开；请另存为其他文件。</translation>
    </message>
    <message>
        <source>Slices are missing or unevenly spaced</source>
        <translation>切片缺失或间距不均匀</translation>
    </message>
    <message>
        <source>If you open it, the scan is resampled to even spacing. Missing slices are computed from their neighbours; they are marked, cannot be exemplars, and are listed in exports.</source>
        <translation>若仍然打开，扫描将重采样到均匀网格，缺少的切片由相邻切片计算得出。这些切片会被标出，不能作为示例，导出时也会注明。</translation>
    </message>
    <message>
        <source>Open Anyway</source>
        <translation>仍然打开</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Measuring the intensities</source>
        <translation>分析灰度</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>%1 的体数据</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n volume(s); volume %1 is open (the first is 0). Another volume opens as a separate scan:</source>
        <translation>
            <numerusform>共 %n 个体数据，已打开编号 %1。其他体数据将作为另一个扫描打开：</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The labels are exported. Exemplars, prompts and the review of slices are not; only a session keeps them.</source>
        <translation>它们已按当前状态导出；仅保存在会话中的内容（示例、提示以及哪些切片已审阅）并未导出。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ScanQueue</name>
    <message>
        <source>No profile is in use; use one first. Its structures are then labelled on every scan.</source>
        <translation>未使用任何档案；请先使用一个，随后会在每个扫描上标注其中的结构。</translation>
    </message>
    <message>
        <source>Choose a folder for the label maps first.</source>
        <translation>请先选择存放标签图的文件夹。</translation>
    </message>
    <message>
        <source>No base model is installed; install one first.</source>
        <translation>没有可用于标注扫描的模型；请先安装一个。</translation>
    </message>
    <message>
        <source>Labelling %1</source>
        <translation>标注 %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SeriesDialog</name>
    <message>
        <source>Series of %1</source>
        <translation>%1 中的序列</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>(no description)</source>
        <translation>（无描述）</translation>
    </message>
    <message numerus="yes">
        <source>%1 x %2, %n slice(s)</source>
        <translation>
            <numerusform>%1 x %2，%n 个切片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n 个体数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Which volume of the series, from 0</source>
        <translation>序列中的第几个体数据，从 0 开始</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>体数据 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open anyway, with computed slices</source>
        <translation>仍然打开，使用计算得出的切片</translation>
    </message>
    <message>
        <source>Slices of this series are missing or unevenly spaced. The scan is resampled to even spacing; computed
slices are marked, cannot be exemplars, and are listed in exports.</source>
        <translation>此序列的切片缺失或间距不均匀。它们将在均匀网格上由相邻切片
计算得出并标出，不能作为示例；导出时会注明。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SessionKeeper</name>
    <message>
        <source>Unsaved work, kept %1</source>
        <translation>未保存的工作，保留于 %1</translation>
    </message>
    <message>
        <source>Session of %1, saved %2</source>
        <translation>%1 的会话，保存于 %2</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>语言更改将在程序重新启动后生效。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Radiological display (the patient&apos;s right on the left)</source>
        <translation>放射学显示（患者右侧在左）</translation>
    </message>
    <message>
        <source>Smooth display between pixels</source>
        <translation>像素间平滑显示</translation>
    </message>
    <message>
        <source>Labels as outlines</source>
        <translation>标签显示为轮廓</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ShortcutDialog</name>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>键盘与鼠标</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此快捷键</translation>
    </message>
    <message>
        <source>Restore default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>New key:</source>
        <translation>新快捷键：</translation>
    </message>
    <message>
        <source>&lt;b&gt;Mouse in a slice:&lt;/b&gt; wheel - next slice; Ctrl and wheel - zoom; Shift and wheel - size of the brush; left - the tool; middle drag - move; right drag - window and level; double click with the crosshair, or right - make large. Arrow keys and Page Up/Down - next slice; Return - accept; Escape - discard.</source>
        <translation>&lt;b&gt;切片中的鼠标操作：&lt;/b&gt;滚轮：切换切片；Ctrl+滚轮：缩放；Shift+滚轮：画笔大小；左键：当前工具；中键拖动：移动；右键拖动：窗宽窗位；使用十字线时双击左键，或双击右键：放大视图。方向键和 Page Up/Down：切换切片；Enter：采用；Esc：放弃。</translation>
    </message>
    <message>
        <source>This key belongs to &quot;%1&quot;, which would lose it.</source>
        <translation>此快捷键属于“%1”，更改后“%1”将失去该快捷键。</translation>
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
        <translation>切片及其状态</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>手工绘制</translation>
    </message>
    <message>
        <source>exemplar</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Slice %1: %2</source>
        <translation>切片 %1：%2</translation>
    </message>
    <message>
        <source>; missing in the scan, computed from its neighbours, cannot be an exemplar</source>
        <translation>；扫描中缺少：由相邻切片计算得出，不能作为示例</translation>
    </message>
    <message>
        <source>, estimated quality %1</source>
        <translation>，估计质量 %1</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SliceView</name>
    <message>
        <source>Axial</source>
        <translation>横断面</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状面</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状面</translation>
    </message>
    <message>
        <source>%1 %2 of %3, %4 mm</source>
        <translation>%1 %2 / %3，%4 mm</translation>
    </message>
    <message>
        <source> (oblique)</source>
        <translation>（倾斜）</translation>
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
        <translation>(%1, %2, %3)  值 %4%5</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::StartPage</name>
    <message>
        <source>Recent work</source>
        <translation>最近的工作</translation>
    </message>
    <message>
        <source>Label a few slices; the program learns from them and labels the rest. Open a scan to begin, or drop it here.</source>
        <translation>标注少量切片，程序会从中学习并标注其余切片。请打开一个扫描开始，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Open scan...</source>
        <translation>打开扫描...</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD, MetaImage or DICOM file</source>
        <translation>NIfTI、NRRD、MetaImage 或 DICOM 文件</translation>
    </message>
    <message>
        <source>Open DICOM folder...</source>
        <translation>打开 DICOM 文件夹...</translation>
    </message>
    <message>
        <source>Shows the series of a folder to choose from</source>
        <translation>显示文件夹中的序列以供选择</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>打开会话...</translation>
    </message>
    <message>
        <source>Work that was saved as a session</source>
        <translation>已保存为会话的工作</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用样例</translation>
    </message>
    <message>
        <source>Colin27, a brain MR that is installed on this machine</source>
        <translation>Colin27，本机已安装的脑部 MR</translation>
    </message>
    <message>
        <source>Recent work: none yet</source>
        <translation>最近的工作：尚无</translation>
    </message>
    <message>
        <source>Recent work (double-click to go on)</source>
        <translation>最近的工作（双击以继续）</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SurfaceView</name>
    <message>
        <source>Surfaces of the labels</source>
        <translation>标签的三维表面</translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom, middle drag to pan, click to go there, R to see all</source>
        <translation>拖动旋转，滚轮缩放，中键拖动平移，单击转到该处，R 键显示全部</translation>
    </message>
    <message>
        <source>Surfaces need OpenGL, which this display does not offer. Everything else works.</source>
        <translation>三维表面需要 OpenGL，而此显示环境不提供。其他功能均正常。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::SynthesisDialog</name>
    <message>
        <source>Synthetic Samples</source>
        <translation>合成样本</translation>
    </message>
    <message>
        <source>Drawing samples ...</source>
        <translation>正在生成样本 ...</translation>
    </message>
    <message>
        <source>Exemplars are needed to show samples: label a slice and mark it as an exemplar. The settings can be changed without them.</source>
        <translation>显示样本需要示例：请标注一个切片，并将其标记为示例。没有示例也可以设置参数。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Restore the default of every setting</source>
        <translation>将所有参数恢复为默认值</translation>
    </message>
    <message>
        <source>Train on such samples from now on</source>
        <translation>此后用这样的样本学习</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>参数保持原样</translation>
    </message>
    <message>
        <source>Whole slice</source>
        <translation>整个切片</translation>
    </message>
    <message>
        <source>One structure</source>
        <translation>单个结构</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Source of the structure</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部参数</translation>
    </message>
    <message>
        <source>Show the settings that are rarely needed, too</source>
        <translation>同时显示不常用的参数</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>换一批</translation>
    </message>
    <message>
        <source>Draw other samples with the same settings</source>
        <translation>用相同的参数生成其他样本</translation>
    </message>
    <message>
        <source>Samples with the present settings are being drawn</source>
        <translation>正在生成当前设置的样本</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Flipped samples show left as right, but these labels name a side: %1. Turn the left/right flip off.</source>
        <translation>镜像样本会把左教成右，而以下标签的名称区分左右：%1。请关闭左右翻转。</translation>
    </message>
    <message>
        <source>Some samples have the head below the feet, which no scan will show.</source>
        <translation>有些样本头在脚下方，任何扫描都不会出现这种情况。</translation>
    </message>
    <message>
        <source>Some samples have front and back swapped, which no scan will show.</source>
        <translation>有些样本前后颠倒，任何扫描都不会出现这种情况。</translation>
    </message>
    <message>
        <source>Slices are turned by more than 45 degrees; patients rarely lie like that.</source>
        <translation>切片旋转超过 45 度；患者很少处于这种体位。</translation>
    </message>
    <message>
        <source>Slices change in size by more than a half; patients differ less than that.</source>
        <translation>切片大小变化超过一半；患者之间的差异没有这么大。</translation>
    </message>
    <message>
        <source>The elastic strength is too large for its wavelength: tissue may fold over itself.</source>
        <translation>弹性强度相对其波长过大：组织可能自身重叠。</translation>
    </message>
    <message>
        <source>The structure that is moved alone is turned by more than 45 degrees.</source>
        <translation>单独移动的结构旋转超过 45 度。</translation>
    </message>
    <message>
        <source>The structure that is moved alone changes in size by more than a half.</source>
        <translation>单独移动的结构大小变化超过一半。</translation>
    </message>
    <message>
        <source>The structure that is moved alone may end up far from where it belongs.</source>
        <translation>单独移动的结构可能远离其应在的位置。</translation>
    </message>
    <message>
        <source>All three settings of &quot;Source of the structure&quot; are off: turn one up, or turn &quot;Moved alone&quot; off.</source>
        <translation>“来源”的三个参数均已关闭：请调高其中一个，或关闭“单独移动”。</translation>
    </message>
    <message>
        <source>Synthetic samples</source>
        <translation>合成样本</translation>
    </message>
    <message>
        <source>Made from slice %1 of %2</source>
        <translation>由 %2 的切片 %1 生成</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ToolOptions</name>
    <message>
        <source>Tool Options</source>
        <translation>工具选项</translation>
    </message>
    <message>
        <source>Radius of the brush in mm (Shift and wheel)</source>
        <translation>画笔半径，单位 mm（Shift+滚轮）</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Shape of the brush</source>
        <translation>画笔形状</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Ball</source>
        <translation>球形</translation>
    </message>
    <message>
        <source>Cube</source>
        <translation>立方体</translation>
    </message>
    <message>
        <source>What tools may paint over</source>
        <translation>工具可以覆盖的内容</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>灰度范围</translation>
    </message>
    <message>
        <source>Paint only where the scan&apos;s intensity lies between these</source>
        <translation>仅在扫描灰度介于这两个值之间的地方绘制</translation>
    </message>
    <message>
        <source>Lowest intensity that is painted</source>
        <translation>可绘制的最低灰度</translation>
    </message>
    <message>
        <source>Highest intensity that is painted</source>
        <translation>可绘制的最高灰度</translation>
    </message>
    <message>
        <source>How far a fill spreads</source>
        <translation>填充扩展的范围</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>Slice, similar</source>
        <translation>切片，灰度相近</translation>
    </message>
    <message>
        <source>Volume, similar</source>
        <translation>三维，灰度相近</translation>
    </message>
    <message>
        <source>Intensity tolerance of &apos;similar&apos; around the clicked voxel</source>
        <translation>“灰度相近”允许与点击处灰度相差多少</translation>
    </message>
    <message>
        <source>Brush </source>
        <translation>画笔 </translation>
    </message>
    <message>
        <source>Over </source>
        <translation>覆盖 </translation>
    </message>
    <message>
        <source>Fill </source>
        <translation>填充 </translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注区域</translation>
    </message>
    <message>
        <source>active label</source>
        <translation>当前标签</translation>
    </message>
    <message>
        <source>Accept on leaving</source>
        <translation>离开时采用</translation>
    </message>
    <message>
        <source>Accept the smart tool&apos;s prediction when you go to another slice or label</source>
        <translation>转到其他切片或标签时，采用智能工具的结果</translation>
    </message>
    <message>
        <source>Smart </source>
        <translation>智能 </translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Tour</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Label a few slices, not all of them</source>
        <translation>只标注少数切片，而不是全部</translation>
    </message>
    <message>
        <source>Open a scan, or try the sample. You label a handful of slices; the program learns from them and labels the rest. Everything stays on this machine.</source>
        <translation>打开一个扫描，或试用样例。您标注少量切片，程序从中学习并标注其余部分。所有数据都保留在本机。</translation>
    </message>
    <message>
        <source>1. Label a slice</source>
        <translation>1. 标注一个切片</translation>
    </message>
    <message>
        <source>Press 7 and drag a box around a structure. Return accepts the prediction. Correct it with the brush (4) and the eraser (5). Everything can be undone.</source>
        <translation>按 7 并在结构周围拖出方框。回车接受预测。用画笔 (4) 和橡皮擦 (5) 修正。所有操作都可以撤销。</translation>
    </message>
    <message>
        <source>2. Mark exemplars and adapt</source>
        <translation>2. 标记示例并适配</translation>
    </message>
    <message>
        <source>Press E on each slice that is labelled completely; three to five are a good start. Ctrl+R trains a profile on them while you go on.</source>
        <translation>在每个标注完整的切片上按 E；三到五个是好的开始。Ctrl+R 用它们训练模型档案，您可以继续工作。</translation>
    </message>
    <message>
        <source>3. Propagate and review</source>
        <translation>3. 传播并审阅</translation>
    </message>
    <message>
        <source>The labels are propagated through the scan. N goes to the worst slice, Y accepts it, Delete rejects it. What you drew is never overwritten.</source>
        <translation>标签会传播到整个扫描。N 转到最差的切片，Y 接受，Delete 拒绝。您绘制的内容绝不会被覆盖。</translation>
    </message>
    <message>
        <source>4. Save and export</source>
        <translation>4. 保存并导出</translation>
    </message>
    <message>
        <source>Ctrl+S saves the session, Ctrl+E exports a label map. The profile labels the next scan, too. F1 opens the manual at what is under the pointer.</source>
        <translation>Ctrl+S 保存会话，Ctrl+E 导出标签图。该模型档案也可用于下一个扫描。F1 打开手册中与指针所指内容对应的页面。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::TrainingPanel</name>
    <message>
        <source>All runs of this session</source>
        <translation>此会话的所有运行</translation>
    </message>
    <message>
        <source>DSC</source>
        <translation>DSC</translation>
    </message>
    <message>
        <source>doubtful slices</source>
        <translation>存疑切片</translation>
    </message>
    <message>
        <source>Run %1: trained in %2 min</source>
        <translation>运行 %1：学习用时 %2 分钟</translation>
    </message>
    <message>
        <source>Run %1: propagated in %2 min</source>
        <translation>运行 %1：传播用时 %2 分钟</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Ends training now; the state with the highest DSC so far becomes the profile</source>
        <translation>立即结束学习；以目前 DSC 最高的状态作为档案</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ends the run; its training is lost</source>
        <translation>结束此次运行；学到的内容将会丢失</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Shows all steps and follows the newest</source>
        <translation>显示所有步并跟随最新</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>DSC and doubtful slices over the runs of this session</source>
        <translation>此会话各次运行的 DSC 和存疑切片数</translation>
    </message>
    <message>
        <source>Save Picture...</source>
        <translation>保存图片...</translation>
    </message>
    <message>
        <source>Saves the curves as a PNG file</source>
        <translation>将曲线保存为 PNG 文件</translation>
    </message>
    <message>
        <source>Save Values...</source>
        <translation>保存数值...</translation>
    </message>
    <message>
        <source>Saves the values as a CSV file</source>
        <translation>将数值保存为 CSV 文件</translation>
    </message>
    <message>
        <source>Smoothing of the bold loss curves</source>
        <translation>损失粗曲线的平滑程度</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resumes the run</source>
        <translation>继续此次运行</translation>
    </message>
    <message>
        <source>Pauses the run and frees the processor</source>
        <translation>暂停此次运行，让出计算机资源</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1; DSC %2</source>
        <translation>%1；DSC%2</translation>
    </message>
    <message>
        <source>Training on your exemplars: the difference between predictions and your labels at each step (loss), their overlap (DSC; on an exemplar that is held out at first where there are four or more), and the prediction on one of them.</source>
        <translation>此处显示模型如何从示例中学习：每一步的回答与您的标签相差多少（损失）、吻合程度如何（DSC；有四个或更多示例时，在先留出的一个示例上计算），以及它对其中一个示例的回答。</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewGrid</name>
    <message>
        <source>Surfaces</source>
        <translation>三维表面</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::ViewPane</name>
    <message>
        <source>Slide through the slices</source>
        <translation>滑动浏览切片</translation>
    </message>
    <message>
        <source>%1 slice</source>
        <translation>%1层面</translation>
    </message>
    <message>
        <source>Make this view large, or small again (double click)</source>
        <translation>放大此视图，或还原（双击）</translation>
    </message>
</context>
<context>
    <name>exemplar::ui::Workspace</name>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Drag to erase labels; Shift and wheel change the size.</source>
        <translation>拖动以擦除标签；Shift+滚轮改变大小。</translation>
    </message>
    <message>
        <source>Drag to paint with the active label; Shift and wheel change the size.</source>
        <translation>拖动以用当前标签绘制；Shift+滚轮改变大小。</translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation>十字线</translation>
    </message>
    <message>
        <source>Click to show a place in all views, Ctrl and click makes its label active; double-click makes a view large.</source>
        <translation>单击可在所有视图中查看该位置，Ctrl+单击可选取该处的标签；双击可放大视图。</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Click a region to fill it with the active label; options choose slice or volume.</source>
        <translation>单击某个区域，将其归入当前标签；可在选项中选择切片或三维。</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>抓手</translation>
    </message>
    <message>
        <source>Drag to move the picture, Ctrl and drag up or down to zoom.</source>
        <translation>拖动以移动图像，按住 Ctrl 上下拖动以缩放。</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Click corners or drag an outline; drag corners to change it, Return fills it, Escape discards it.</source>
        <translation>单击各顶点或拖动画出轮廓；拖动顶点可修改，Enter 填充，Esc 放弃。</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>智能</translation>
    </message>
    <message>
        <source>Click or drag a box on a structure; Ctrl and click: background. Return accepts the prediction, Escape discards it.</source>
        <translation>在结构上单击或拖出方框；Ctrl+单击：此处不是。Enter 采用结果，Esc 放弃。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workstation that learns to label medical images from a few slices</source>
        <translation>从少量切片学习标注医学图像的工作站</translation>
    </message>
    <message>
        <source>Scan, DICOM folder or session to open</source>
        <translation>要打开的扫描、DICOM 文件夹或会话</translation>
    </message>
    <message>
        <source>Label map to import after opening the scan</source>
        <translation>打开扫描后要导入的标签图</translation>
    </message>
</context>
</TS>
