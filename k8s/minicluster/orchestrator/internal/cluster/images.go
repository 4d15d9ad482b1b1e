package cluster

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/place"
	"rec.io/minicluster/orchestrator/internal/process"
)

// Load puts image archives (docker or OCI) into the node.
func (w Workshop) Load(name string, files []string) error {
	dir, description, err := w.existing(name)
	if err != nil {
		return err
	}
	first, found := process.Read(dir.Pid("node"))
	if description.Kind != WithNode || !found || !first.Alive() {
		return fail.Say("The node of %q does not run: start it with \"minicluster up --name %s\".", name, name)
	}
	for _, path := range files {
		archive, err := os.Open(path)
		if err != nil {
			return fail.Say("The image archive cannot be read: %v.", err)
		}
		said, err := importImage(dir, archive)
		archive.Close()
		if err != nil {
			return fail.Say("%s was not loaded: %v", path, err)
		}
		for line := range strings.Lines(said) {
			w.Progress("%s", strings.TrimSpace(line))
		}
	}
	return nil
}

func importImage(dir place.Dir, archive io.Reader) (string, error) {
	first, _ := process.Read(dir.Pid("node"))
	command := exec.Command("nsenter", "--target", strconv.Itoa(first.Pid), "--mount", "--net",
		"ctr", "--namespace", "k8s.io", "images", "import", "-")
	command.Stdin = archive
	output, err := command.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("containerd refused the image: %w: %s", err, strings.TrimSpace(string(output)))
	}
	return string(output), nil
}
