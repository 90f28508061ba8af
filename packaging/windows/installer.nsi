; The Windows installer. packaging/windows/installer.sh runs it: it passes PAYLOAD, VERSION, VERSION4, OUTPUT, ICON and
; the lists of files that it makes from the payload.
;
; For one user without administrator's rights by default, for all users as a choice (which asks for them).
;   setup.exe /S                  silent, for one user
;   setup.exe /S /ALLUSERS        silent, for all users: needs administrator's rights, exit code 740 without them
;   setup.exe /S /D=C:\a folder   into that folder (last, without quotes)
; It speaks the language of Windows, else English. The uninstaller takes /S too. It removes the files that were installed, and leaves what the user made.
Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define NAME "Exemplar"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir ""
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=0 ProductName "${NAME}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileDescription "Installer of ${NAME}"
VIAddVersionKey /LANG=0 LegalCopyright "GPL-3.0-or-later"

Var AllUsers      ; 1: for all users
Var OneUserButton
Var AllUsersButton
Var Before        ; folder of the version that is replaced

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\exemplar.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${PAYLOAD}\licences\Exemplar.txt"
Page custom usersPage usersPageLeave
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString usersTitle ${LANG_ENGLISH} "Users"
LangString usersTitle ${LANG_GERMAN} "Benutzer"
LangString usersTitle ${LANG_SIMPCHINESE} "用户"
LangString usersQuestion ${LANG_ENGLISH} "Install ${NAME} for whom?"
LangString usersQuestion ${LANG_GERMAN} "Für wen soll ${NAME} installiert werden?"
LangString usersQuestion ${LANG_SIMPCHINESE} "为谁安装 ${NAME}？"
LangString oneUser ${LANG_ENGLISH} "Only for me (no administrator's rights needed)"
LangString oneUser ${LANG_GERMAN} "Nur für mich (ohne Administratorrechte)"
LangString oneUser ${LANG_SIMPCHINESE} "仅为我安装（无需管理员权限）"
LangString allUsers ${LANG_ENGLISH} "For all users of this computer (administrator's rights needed)"
LangString allUsers ${LANG_GERMAN} "Für alle Benutzer dieses Computers (mit Administratorrechten)"
LangString allUsers ${LANG_SIMPCHINESE} "为此计算机的所有用户安装（需要管理员权限）"
LangString program ${LANG_ENGLISH} "Program"
LangString program ${LANG_GERMAN} "Programm"
LangString program ${LANG_SIMPCHINESE} "程序"
LangString associations ${LANG_ENGLISH} "Open sessions and scans with ${NAME}"
LangString associations ${LANG_GERMAN} "Sitzungen und Scans mit ${NAME} öffnen"
LangString associations ${LANG_SIMPCHINESE} "用 ${NAME} 打开会话和扫描"
LangString desktop ${LANG_ENGLISH} "Shortcut on the desktop"
LangString desktop ${LANG_GERMAN} "Verknüpfung auf dem Desktop"
LangString desktop ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString sessionType ${LANG_ENGLISH} "${NAME} session"
LangString sessionType ${LANG_GERMAN} "${NAME}-Sitzung"
LangString sessionType ${LANG_SIMPCHINESE} "${NAME} 会话"
LangString tooOld ${LANG_ENGLISH} "${NAME} needs a 64-bit Windows 10 or later."
LangString tooOld ${LANG_GERMAN} "${NAME} benötigt Windows 10 (64 Bit) oder neuer."
LangString tooOld ${LANG_SIMPCHINESE} "${NAME} 需要 64 位 Windows 10 或更高版本。"
LangString inUse ${LANG_ENGLISH} "${NAME} is open. Save your work, close it, and try again."
LangString inUse ${LANG_GERMAN} "${NAME} ist geöffnet. Bitte speichern, das Programm schließen und erneut versuchen."
LangString inUse ${LANG_SIMPCHINESE} "${NAME} 正在运行。请保存工作、关闭程序，然后重试。"

; Where the choice of users puts things. A folder given on the command line stays.
!macro USE_CHOICE UN
Function ${UN}useChoice
  ${If} $AllUsers == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  SetRegView 64
FunctionEnd
!macroend
!insertmacro USE_CHOICE ""
!insertmacro USE_CHOICE "un."

; $0 becomes 1 where this process can write for all users.
!macro IS_ADMINISTRATOR UN
Function ${UN}isAdministrator
  UserInfo::GetAccountType
  Pop $1
  StrCpy $0 0
  ${If} $1 == "Admin"
    StrCpy $0 1
  ${EndIf}
FunctionEnd
!macroend
!insertmacro IS_ADMINISTRATOR ""
!insertmacro IS_ADMINISTRATOR "un."

; A program that runs holds its file open.
!macro REFUSE_WHILE_OPEN UN
Function ${UN}refuseWhileOpen
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\bin\exemplar.exe"
      ${Break}
    ${EndIf}
    FileOpen $0 "$INSTDIR\bin\exemplar.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(inUse)" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 32
    Quit
  ${Loop}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_OPEN ""
!insertmacro REFUSE_WHILE_OPEN "un."

; The usual folder, or that of the version that is there.
Function usualFolder
  Call useChoice
  ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${ElseIf} $AllUsers == 1
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(tooOld)" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
  StrCpy $AllUsers 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
    Call isAdministrator
    ${If} $0 == 0
      SetErrorLevel 740
      Quit
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR == ""
    Call usualFolder
  ${Else}
    Call useChoice
  ${EndIf}
FunctionEnd

Function usersPage
  !insertmacro MUI_HEADER_TEXT "$(usersTitle)" "$(usersQuestion)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "$(oneUser)"
  Pop $OneUserButton
  ${NSD_CreateRadioButton} 0 30u 100% 12u "$(allUsers)"
  Pop $AllUsersButton
  ${If} $AllUsers == 1
    ${NSD_Check} $AllUsersButton
  ${Else}
    ${NSD_Check} $OneUserButton
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function usersPageLeave
  ${NSD_GetState} $AllUsersButton $R0
  ${If} $R0 == ${BST_CHECKED}
    Call isAdministrator
    ${If} $0 == 0
      ; Starts itself anew with administrator's rights; stays on this page where they are refused.
      ClearErrors
      ExecShell "runas" "$EXEPATH" "/ALLUSERS"
      ${If} ${Errors}
        Abort
      ${EndIf}
      Quit
    ${EndIf}
    StrCpy $R1 1
  ${Else}
    StrCpy $R1 0
  ${EndIf}
  ${If} $R1 != $AllUsers
    StrCpy $AllUsers $R1
    Call usualFolder
  ${EndIf}
FunctionEnd

Section "$(program)" sectionProgram
  SectionIn RO
  Call useChoice
  Call refuseWhileOpen
  ; The version before goes first, by its own uninstaller: files that are no longer part of the program go with it.
  ReadRegStr $Before SHCTX "${KEY}" "InstallLocation"
  ${If} $Before != ""
  ${AndIf} ${FileExists} "$Before\uninstall.exe"
    ExecWait '"$Before\uninstall.exe" /S _?=$Before' $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(inUse)" /SD IDOK
      SetErrorLevel 32
      Quit
    ${EndIf}
    Delete "$Before\uninstall.exe"
    RMDir "$Before"
  ${EndIf}
  !include "${LISTS}\install.nsh"
  SetOutPath "$INSTDIR\bin"  ; the folder that shortcuts start in
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\bin\exemplar.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}\Uninstall ${NAME}.lnk" "$INSTDIR\uninstall.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\bin\exemplar.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${KILOBYTES}
SectionEnd

; Sessions open with a double click. For scans the program is one more entry of "Open with": it takes no type away from
; another program. Windows looks at a name's last ending only, so that name.nii.gz has no entry of its own.
Section "$(associations)" sectionAssociations
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Session" "" "$(sessionType)"
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Session\DefaultIcon" "" "$INSTDIR\bin\exemplar.exe,0"
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Session\shell\open\command" "" '"$INSTDIR\bin\exemplar.exe" "%1"'
  WriteRegStr SHCTX "${CLASSES}\.exemplar" "" "Exemplar.Session"
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Scan" "" "${NAME}"
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Scan\DefaultIcon" "" "$INSTDIR\bin\exemplar.exe,0"
  WriteRegStr SHCTX "${CLASSES}\Exemplar.Scan\shell\open\command" "" '"$INSTDIR\bin\exemplar.exe" "%1"'
  !macro OPEN_WITH ENDING
    WriteRegStr SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "Exemplar.Scan" ""
  !macroend
  !insertmacro OPEN_WITH ".nii"
  !insertmacro OPEN_WITH ".nrrd"
  !insertmacro OPEN_WITH ".nhdr"
  !insertmacro OPEN_WITH ".mha"
  !insertmacro OPEN_WITH ".mhd"
  !insertmacro OPEN_WITH ".mgz"
  !insertmacro OPEN_WITH ".dcm"
  !insertmacro OPEN_WITH ".gz"
  ${RefreshShellIcons}
SectionEnd

Section /o "$(desktop)" sectionDesktop
  SetOutPath "$INSTDIR\bin"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\bin\exemplar.exe"
SectionEnd

Function un.onInit
  SetRegView 64
  ; Installed for all users, if their key names this folder.
  StrCpy $AllUsers 0
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $AllUsers 1
    Call un.isAdministrator
    ${If} $0 == 0
      ${If} ${Silent}
        SetErrorLevel 740
      ${Else}
        ExecShell "runas" "$INSTDIR\uninstall.exe"
      ${EndIf}
      Quit
    ${EndIf}
  ${EndIf}
  Call un.useChoice
FunctionEnd

Section Uninstall
  Call un.refuseWhileOpen
  !include "${LISTS}\uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}\Uninstall ${NAME}.lnk"
  RMDir "$SMPROGRAMS\${NAME}"
  Delete "$DESKTOP\${NAME}.lnk"
  !macro NOT_OPEN_WITH ENDING
    DeleteRegValue SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "Exemplar.Scan"
    DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}"
  !macroend
  !insertmacro NOT_OPEN_WITH ".nii"
  !insertmacro NOT_OPEN_WITH ".nrrd"
  !insertmacro NOT_OPEN_WITH ".nhdr"
  !insertmacro NOT_OPEN_WITH ".mha"
  !insertmacro NOT_OPEN_WITH ".mhd"
  !insertmacro NOT_OPEN_WITH ".mgz"
  !insertmacro NOT_OPEN_WITH ".dcm"
  !insertmacro NOT_OPEN_WITH ".gz"
  ReadRegStr $0 SHCTX "${CLASSES}\.exemplar" ""
  ${If} $0 == "Exemplar.Session"
    DeleteRegKey SHCTX "${CLASSES}\.exemplar"
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\Exemplar.Session"
  DeleteRegKey SHCTX "${CLASSES}\Exemplar.Scan"
  DeleteRegKey SHCTX "${KEY}"
  ${RefreshShellIcons}
SectionEnd
