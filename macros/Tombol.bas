Option Explicit

' Tombol LKjIP di LibreOffice Calc. Buku kerja disimpan dan ditutup, program "lkjip-klik" mengerjakan
' berkasnya, lalu buku kerja dibuka lagi: dua program tidak pernah menulis berkas yang sama bersamaan.
' Yang hanya membuka lembar dikerjakan di sini.

Private Const JUDUL = "LKjIP"
Private Const TANDA = "br_tindakan"

Sub Jalankan(ByVal Nama As String)
    Dim Dokumen As Object
    Dim Alamat As String
    Dim Lembar As String
    Dim Jawaban As String
    Dim Tertutup As Boolean
    Dokumen = ThisComponent
    If Not FileExists(Program()) Then
        MsgBox "Program " & Program() & " tidak ditemukan." & Chr(10) & _
            "Pasang ulang tombol ini dengan: lkjip pasang --libreoffice", 48, JUDUL
        Exit Sub
    End If
    If Not IniMaster(Dokumen) Then
        MsgBox "Buka Master LKjIP lebih dahulu, lalu tekan tombol ini lagi.", 64, JUDUL
        Exit Sub
    End If
    If Dokumen.isReadonly() Then
        MsgBox "Master LKjIP dibuka hanya-baca, mungkin karena sedang dibuka orang lain." & Chr(10) & _
            "Tutup, tunggu sampai orang itu selesai, lalu buka lagi.", 48, JUDUL
        Exit Sub
    End If
    On Error GoTo Gagal
    Alamat = Dokumen.URL
    Lembar = Dokumen.CurrentController.ActiveSheet.Name
    If Dokumen.isModified() Then Dokumen.store()
    Dokumen.close(True)
    Tertutup = True
    Jawaban = Tanya(Nama, Alamat, Lembar)
    Tertutup = False
    Buka Alamat, Lembar
    MsgBox Jawaban, 64, JUDUL
    Exit Sub
Gagal:
    MsgBox "Program LKjIP tidak dapat dijalankan (kesalahan " & Err & ")." & Chr(10) & _
        "Periksa dengan perintah lkjip doktor; sementara itu simpan, tutup, lalu pakai perintah lkjip.", 48, JUDUL
    If Tertutup Then Buka Alamat, Lembar
End Sub

Sub BukaBerikutnya()
    Dim Lembar As Object
    Dim Status As String
    If Not IniMaster(ThisComponent) Then Exit Sub
    For Each Lembar In ThisComponent.Sheets
        Status = StatusLembar(Lembar.Name)
        If Status <> "" And Status <> "selesai" Then
            ThisComponent.CurrentController.setActiveSheet(Lembar)
            Exit Sub
        End If
    Next Lembar
    MsgBox "Semua langkah sudah selesai.", 64, JUDUL
End Sub

Sub BukaLangkah()
    Dim Lembar As Object
    Dim Daftar As String
    Dim Nomor As Integer
    Dim Pilihan As Integer
    If Not IniMaster(ThisComponent) Then Exit Sub
    For Each Lembar In ThisComponent.Sheets
        If StatusLembar(Lembar.Name) <> "" Then
            Nomor = Nomor + 1
            Daftar = Daftar & Nomor & ". " & Lembar.Name & " (" & StatusLembar(Lembar.Name) & ")" & Chr(10)
        End If
    Next Lembar
    Pilihan = Val(InputBox(Daftar & Chr(10) & "Nomor lembar yang dibuka:", JUDUL))
    If Pilihan < 1 Then Exit Sub
    For Each Lembar In ThisComponent.Sheets
        If StatusLembar(Lembar.Name) <> "" Then Pilihan = Pilihan - 1
        If Pilihan = 0 Then
            ThisComponent.CurrentController.setActiveSheet(Lembar)
            Exit Sub
        End If
    Next Lembar
End Sub

Sub BukaPanduan()
    If Not IniMaster(ThisComponent) Then Exit Sub
    If ThisComponent.Sheets.hasByName("Panduan") Then
        ThisComponent.CurrentController.setActiveSheet(ThisComponent.Sheets.getByName("Panduan"))
    Else
        MsgBox "Lembar Panduan tidak ada di buku kerja ini.", 64, JUDUL
    End If
End Sub

' Menjalankan program dan memberikan jawabannya; permintaan dan jawaban berupa berkas teks, sehingga
' nama berkas apa pun sampai utuh.
Private Function Tanya(Nama As String, Alamat As String, Lembar As String) As String
    Dim Berkas As Object
    Dim Surat As String
    Berkas = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    Surat = createUnoService("com.sun.star.util.PathSubstitution").substituteVariables("$(temp)", True) & _
        "/lkjip-" & Format(Now, "yyyymmddhhmmss") & Int(Rnd() * 100000) & ".txt"
    Tulis Berkas, Surat, Nama & Chr(10) & ConvertFromURL(Alamat) & Chr(10) & Lembar & Chr(10)
    Shell Program(), 0, Chr(34) & "--permintaan=" & ConvertFromURL(Surat) & Chr(34), True
    If Berkas.exists(Surat & ".jawaban") Then
        Tanya = Baca(Berkas, Surat & ".jawaban")
        Berkas.kill(Surat & ".jawaban")
    Else
        Tanya = "Program LKjIP tidak memberi jawaban. Periksa dengan perintah: lkjip doktor"
    End If
    If Berkas.exists(Surat) Then Berkas.kill(Surat)
End Function

Private Sub Buka(Alamat As String, Lembar As String)
    Dim Dokumen As Object
    Dim Setelan(0) As New com.sun.star.beans.PropertyValue
    Setelan(0).Name = "MacroExecutionMode"
    Setelan(0).Value = 0
    Dokumen = StarDesktop.loadComponentFromURL(Alamat, "_default", 0, Setelan())
    If Dokumen.Sheets.hasByName(Lembar) Then
        Dokumen.CurrentController.setActiveSheet(Dokumen.Sheets.getByName(Lembar))
    End If
End Sub

Private Function IniMaster(Dokumen As Object) As Boolean
    IniMaster = False
    If IsNull(Dokumen) Then Exit Function
    If Not HasUnoInterfaces(Dokumen, "com.sun.star.sheet.XSpreadsheetDocument") Then Exit Function
    If Not Dokumen.hasLocation() Then Exit Function
    IniMaster = Dokumen.NamedRanges.hasByName(TANDA)
End Function

' Status langkah pada sebuah lembar; "" bila lembar itu bukan lembar langkah.
Private Function StatusLembar(NamaLembar As String) As String
    Dim Nama As Object
    Dim Sel As Object
    StatusLembar = ""
    For Each Nama In ThisComponent.NamedRanges
        If Right(Nama.Name, 7) = "_status" And Left(Nama.Name, 3) <> "br_" Then
            Sel = Nama.getReferredCells()
            If Not IsNull(Sel) Then
                If Sel.Spreadsheet.Name = NamaLembar Then StatusLembar = Sel.getCellByPosition(0, 0).String
            End If
        End If
    Next Nama
End Function

Private Sub Tulis(Berkas As Object, Tempat As String, Isi As String)
    Dim Aliran As Object
    Dim Teks As Object
    Aliran = Berkas.openFileWrite(Tempat)
    Teks = createUnoService("com.sun.star.io.TextOutputStream")
    Teks.setOutputStream(Aliran)
    Teks.setEncoding("UTF-8")
    Teks.writeString(Isi)
    Teks.closeOutput()
End Sub

Private Function Baca(Berkas As Object, Tempat As String) As String
    Dim Teks As Object
    Teks = createUnoService("com.sun.star.io.TextInputStream")
    Teks.setInputStream(Berkas.openFileRead(Tempat))
    Teks.setEncoding("UTF-8")
    Baca = Teks.readString(Array(), False)
    Teks.closeInput()
End Function
