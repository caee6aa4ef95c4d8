Attribute VB_Name = "RibbonLkjip"
Option Explicit

' Tombol tab LKjIP. Setiap tombol menjalankan program "lkjip-klik" dengan id tombolnya; pekerjaannya
' ada di Python (lkjip_xl/ribbon.py). Yang hanya melihat atau membuka lembar dikerjakan di sini.

Private Const JUDUL As String = "LKjIP"
Private Const PASANG As String = "Jalankan perintah ""lkjip pasang"" sekali, lalu buka ulang Excel."
Private Pita As Object

Public Sub LkjipMuat(ribbon As IRibbonUI)
    Set Pita = ribbon
End Sub

Public Sub LkjipSegarkan()
    On Error Resume Next
    If Not Pita Is Nothing Then Pita.Invalidate
End Sub

Public Sub LkjipKlik(control As IRibbonControl)
    If ActiveWorkbook Is Nothing Then
        MsgBox "Buka Master LKjIP lebih dahulu, lalu tekan tombol ini lagi.", vbInformation, JUDUL
        Exit Sub
    End If
    On Error GoTo Gagal
    Jalankan control.ID
    LkjipSegarkan
    Exit Sub
Gagal:
    MsgBox "Program LKjIP tidak dapat dijalankan. " & PASANG & vbLf & Err.Description, vbExclamation, JUDUL
End Sub

' Menyala pada master; dengan tag hanya bila SOP-nya mempunyai aksi itu.
Public Sub LkjipDapat(control As IRibbonControl, ByRef returnedVal)
    returnedVal = False
    If Not IniMaster() Then Exit Sub
    If control.Tag = "" Then
        returnedVal = True
    Else
        returnedVal = AdaAksi(control.Tag)
    End If
End Sub

Public Sub LkjipBukaPanduan(control As IRibbonControl)
    On Error GoTo TanpaLembar
    ActiveWorkbook.Worksheets("Panduan").Activate
    Exit Sub
TanpaLembar:
    MsgBox "Lembar Panduan tidak ada di buku kerja ini.", vbInformation, JUDUL
End Sub

Public Sub LkjipBukaBerikutnya(control As IRibbonControl)
    Dim Lembar As Object
    Dim Status As String
    For Each Lembar In ActiveWorkbook.Worksheets
        Status = StatusLembar(Lembar.Name)
        If Status <> "" And Status <> "selesai" Then
            Lembar.Activate
            Exit Sub
        End If
    Next Lembar
    MsgBox "Semua langkah sudah selesai.", vbInformation, JUDUL
End Sub

Public Sub LkjipBukaLangkah(control As IRibbonControl)
    ActiveWorkbook.Worksheets(control.Tag).Activate
End Sub

Public Sub LkjipDaftarLangkah(control As IRibbonControl, ByRef returnedVal)
    Dim Lembar As Object
    Dim Status As String
    Dim Isi As String
    Dim Nomor As Long
    For Each Lembar In ActiveWorkbook.Worksheets
        Status = StatusLembar(Lembar.Name)
        If Status <> "" Then
            Nomor = Nomor + 1
            Isi = Isi & "<button id=""langkah_" & Nomor & """ label=""" & UntukXml(Lembar.Name & " (" & Status & ")")
            Isi = Isi & """ tag=""" & UntukXml(Lembar.Name) & """ onAction=""LkjipBukaLangkah""/>"
        End If
    Next Lembar
    returnedVal = "<menu xmlns=""http://schemas.microsoft.com/office/2009/07/customui"">" & Isi & "</menu>"
End Sub

' Setelan dibaca hanya dari berkas milik pemakai: buku kerja yang diterima dari orang lain tidak boleh
' menentukan program apa yang dijalankan.
Private Sub Jalankan(ByVal Tombol As String)
    If MembawaSetelan() Then
        MsgBox "Buku kerja ini membawa setelan atau kode program sendiri (lembar atau berkas lkjip.conf, lembar .py). " & _
            "Hapus lembar atau berkas itu, lalu tekan tombol ini lagi.", vbExclamation, JUDUL
        Exit Sub
    End If
    #If Mac Then
        RunPython "import lkjip_xl.ribbon; lkjip_xl.ribbon.main(['" & Tombol & "'])"
    #Else
        Dim Program As String
        If Not GetConfigFromFile(GetConfigFilePath(), "LKJIP_KLIK", Program) Then Program = ""
        If Program = "" Then
            MsgBox "Add-in LKjIP belum dipasang untuk pemakai ini. " & PASANG, vbExclamation, JUDUL
        ElseIf Not FileExists(Program) Then
            MsgBox "Program " & Program & " tidak ditemukan. " & PASANG, vbExclamation, JUDUL
        Else
            RunFrozenPython Program, Tombol & Tambahan(Tombol)
        End If
    #End If
End Sub

' Status hanya melihat folder: bila letaknya disebut, Python tidak perlu bertanya kepada Excel.
Private Function Tambahan(ByVal Tombol As String) As String
    Dim Letak As String
    Letak = ActiveWorkbook.Path
    Tambahan = ""
    If Tombol <> "status" Or Letak = "" Or InStr(Letak, "%") > 0 Or InStr(Letak, "://") > 0 Then Exit Function
    If Right$(Letak, 1) <> "\" Then Tambahan = " --folder=""" & Letak & """"
End Function

' Modul xlwings membaca setelan dari buku kerja dan foldernya juga, dan menaruhnya dalam baris perintah.
Private Function MembawaSetelan() As Boolean
    Dim Lembar As Object
    MembawaSetelan = FileExists(GetDirectoryConfigFilePath())
    For Each Lembar In ActiveWorkbook.Sheets
        If LCase$(Lembar.Name) = "lkjip.conf" Or LCase$(Right$(Lembar.Name, 3)) = ".py" Then MembawaSetelan = True
    Next Lembar
End Function

Private Function IniMaster() As Boolean
    Dim Nama As Object
    IniMaster = False
    If ActiveWorkbook Is Nothing Then Exit Function
    On Error Resume Next
    Set Nama = ActiveWorkbook.Names("br_tindakan")
    IniMaster = Not Nama Is Nothing
End Function

' Nama lkjip_aksi berisi aksi SOP di antara titik koma, misalnya =";bagikan;kumpulkan;".
Private Function AdaAksi(ByVal Aksi As String) As Boolean
    AdaAksi = False
    On Error Resume Next
    AdaAksi = InStr(ActiveWorkbook.Names("lkjip_aksi").RefersTo, ";" & Aksi & ";") > 0
End Function

' Status langkah pada sebuah lembar; "" bila lembar itu bukan lembar langkah.
Private Function StatusLembar(ByVal NamaLembar As String) As String
    Dim Nama As Object
    StatusLembar = ""
    On Error Resume Next
    For Each Nama In ActiveWorkbook.Names
        If Right$(Nama.Name, 7) = "_status" And Left$(Nama.Name, 3) <> "br_" Then
            If Nama.RefersToRange.Worksheet.Name = NamaLembar Then StatusLembar = CStr(Nama.RefersToRange.Value)
        End If
    Next Nama
End Function

Private Function UntukXml(ByVal Teks As String) As String
    UntukXml = Replace(Teks, "&", "&amp;")
    UntukXml = Replace(UntukXml, "<", "&lt;")
    UntukXml = Replace(UntukXml, ">", "&gt;")
    UntukXml = Replace(UntukXml, """", "&quot;")
End Function
