package image

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func entries(t *testing.T, archive io.Reader) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	for reader := tar.NewReader(archive); ; {
		header, err := reader.Next()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		if found[header.Name], err = io.ReadAll(reader); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPartsOfAnArchiveNameEachOther(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "built")
	if err := os.WriteFile(binary, []byte("ELF"), 0o755); err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	if err := Write(&archive, Content{Reference: "minicluster.local/p:1", Binary: binary, Program: "p"}); err != nil {
		t.Fatal(err)
	}
	parts := entries(t, &archive)
	var manifest []struct {
		Config   string
		RepoTags []string
		Layers   []string
	}
	if err := json.Unmarshal(parts["manifest.json"], &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest) != 1 || manifest[0].RepoTags[0] != "minicluster.local/p:1" {
		t.Fatalf("manifest %v", manifest)
	}
	layer := parts[manifest[0].Layers[0]]
	if manifest[0].Layers[0] != digest(layer)+".tar" {
		t.Errorf("the layer is named %s: another image's may be named the same", manifest[0].Layers[0])
	}
	var config struct {
		Config struct{ Entrypoint []string }
		Rootfs struct {
			DiffIDs []string `json:"diff_ids"`
		}
	}
	if err := json.Unmarshal(parts[manifest[0].Config], &config); err != nil {
		t.Fatal(err)
	}
	if config.Rootfs.DiffIDs[0] != "sha256:"+digest(layer) {
		t.Error("the layer is not the one that the configuration names")
	}
	if config.Config.Entrypoint[0] != "/p" || string(entries(t, bytes.NewReader(layer))["p"]) != "ELF" {
		t.Error("the entry point is not the program")
	}
}
