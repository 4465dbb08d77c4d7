package server

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// The limits of an archive that is uploaded.
const (
	maxArchiveFiles = 1000
	maxArchiveBytes = 50 << 20 // when unpacked
)

// uploadOf reads the body of an import: one file, or a zip archive of an export that is several. Nothing touches the
// disk. name is what the file is called in messages.
func uploadOf(w http.ResponseWriter, r *http.Request, name string) (exchange.Input, error) {
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxUpload))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return exchange.Input{}, graph.Errorf(graph.CodeTooLarge, "an upload has at most %d bytes: import larger files on the server's own machine", MaxUpload)
	case err != nil:
		return exchange.Input{}, graph.Errorf(graph.CodeInvalid, "the upload ended too soon: %w", err)
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && media == "application/zip" {
		return archive(content)
	}
	if !fs.ValidPath(name) || path.Base(name) != name || name == "." {
		return exchange.Input{}, graph.Errorf(graph.CodeInvalid, "file is the name of a file, without folders")
	}
	// An archive in memory is a folder in memory.
	var packed bytes.Buffer
	pack := zip.NewWriter(&packed)
	entry, err := pack.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = entry.Write(content)
	}
	if err := errors.Join(err, pack.Close()); err != nil {
		return exchange.Input{}, graph.Errorf(graph.CodeInternal, "hold the upload: %w", err)
	}
	files, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		return exchange.Input{}, graph.Errorf(graph.CodeInternal, "hold the upload: %w", err)
	}
	return exchange.Input{Files: files, Name: name}, nil
}

// archive returns the folder that is packed in the content. What it unpacks to is looked at first.
func archive(content []byte) (exchange.Input, error) {
	files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return exchange.Input{}, graph.Errorf(graph.CodeInvalid, "the upload is no zip archive: %w", err)
	}
	if len(files.File) > maxArchiveFiles {
		return exchange.Input{}, graph.Errorf(graph.CodeTooLarge, "an archive has at most %d files", maxArchiveFiles)
	}
	unpacked := uint64(0)
	for _, f := range files.File {
		if !fs.ValidPath(strings.TrimSuffix(f.Name, "/")) {
			return exchange.Input{}, graph.Errorf(graph.CodeInvalid, "a name in the archive leads out of it")
		}
		// Compared one by one, so that no sum can run over.
		if f.UncompressedSize64 > maxArchiveBytes-unpacked {
			return exchange.Input{}, graph.Errorf(graph.CodeTooLarge, "an archive unpacks to at most %d bytes", maxArchiveBytes)
		}
		unpacked += f.UncompressedSize64
	}
	folder, err := onlyFolder(files)
	return exchange.Input{Files: folder, Name: "."}, err
}

// onlyFolder returns the folder that all of the archive is in, or its top when it is not in one.
func onlyFolder(files fs.FS) (fs.FS, error) {
	top, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, graph.Errorf(graph.CodeInvalid, "the archive cannot be read: %w", err)
	}
	if len(top) != 1 || !top[0].IsDir() {
		return files, nil
	}
	folder, err := fs.Sub(files, top[0].Name())
	if err != nil {
		return nil, graph.Errorf(graph.CodeInvalid, "the archive cannot be read: %w", err)
	}
	return folder, nil
}
