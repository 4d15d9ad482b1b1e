// Package image packs a static binary as a container image, without any image tool.
package image

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
)

// Content is an image of one program and nothing else.
type Content struct {
	Reference string
	Binary    string // path on the host; it becomes /<base name> in the image
	Program   string // base name in the image
}

// Write packs content as a docker archive, the format that "ctr images import" and
// "docker load" read alike.
func Write(output io.Writer, content Content) error {
	layer, err := layer(content)
	if err != nil {
		return err
	}
	config, err := configuration(content, layer)
	if err != nil {
		return err
	}
	configName := digest(config) + ".json"
	// Half a layer that an interrupted import left behind is gone on with by its name: under one name
	// for all images that would be another image's half.
	layerName := digest(layer) + ".tar"
	manifest, err := json.Marshal([]map[string]any{{
		"Config": configName, "RepoTags": []string{content.Reference}, "Layers": []string{layerName},
	}})
	if err != nil {
		return err
	}
	archive := tar.NewWriter(output)
	for _, part := range []struct {
		name string
		body []byte
	}{{layerName, layer}, {configName, config}, {"manifest.json", manifest}} {
		if err := add(archive, part.name, part.body, 0o644); err != nil {
			return err
		}
	}
	return archive.Close()
}

func layer(content Content) ([]byte, error) {
	binary, err := os.ReadFile(content.Binary)
	if err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	archive := tar.NewWriter(&buffer)
	if err := add(archive, content.Program, binary, 0o755); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

func configuration(content Content, layer []byte) ([]byte, error) {
	return json.Marshal(map[string]any{
		"architecture": runtime.GOARCH,
		"os":           "linux",
		"config":       map[string]any{"Entrypoint": []string{"/" + content.Program}},
		"rootfs":       map[string]any{"type": "layers", "diff_ids": []string{"sha256:" + digest(layer)}},
	})
}

func add(archive *tar.Writer, name string, body []byte, mode int64) error {
	if err := archive.WriteHeader(&tar.Header{Name: name, Mode: mode, Size: int64(len(body))}); err != nil {
		return fmt.Errorf("archive entry %s: %w", name, err)
	}
	_, err := archive.Write(body)
	return err
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
