package settings

import (
	"os"
	"strings"
	"testing"

	"rec.io/minicluster/orchestrator/internal/network"
	"rec.io/minicluster/orchestrator/internal/place"
)

var node = NewNode("a", network.Plan{Slot: 1})

func written(t *testing.T) place.Dir {
	t.Helper()
	dir := place.Dir(t.TempDir())
	if err := Write(dir, node); err != nil {
		t.Fatal(err)
	}
	return dir
}

func content(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestFilesCarryTheClustersOwnAddresses(t *testing.T) {
	dir := written(t)
	for file, want := range map[string]string{
		"kubelet.yaml":                `clusterDNS: ["10.43.16.10"]`,
		"cni/10-minicluster.conflist": `"subnet": "10.42.1.0/24"`,
		"containerd.toml":             `sandbox_image = "minicluster.local/pause:1"`,
	} {
		if text := content(t, dir.Conf(file)); !strings.Contains(text, want) {
			t.Errorf("%s lacks %s:\n%s", file, want, text)
		}
	}
}

func TestPodsOfEachClusterHaveAControlGroupOfTheirOwn(t *testing.T) {
	if text := content(t, written(t).Conf("kubelet.yaml")); !strings.Contains(text, "cgroupRoot: /recio-minicluster-1\n") {
		t.Errorf("kubelet.yaml:\n%s", text)
	}
}

func TestEveryProcessThatWaitsWaitsForOneThatAnswers(t *testing.T) {
	answering := map[string]bool{}
	for _, process := range Processes(node) {
		answering[process.Name] = process.Answers != ""
	}
	for _, process := range Processes(node) {
		if process.After != "" && !answering[process.After] {
			t.Errorf("%s waits for %s, which never answers", process.Name, process.After)
		}
	}
}

func TestEveryProcessWithAKubeconfigHasOneWritten(t *testing.T) {
	dir := written(t)
	for _, process := range Processes(node) {
		for _, argument := range process.Command {
			if path, found := strings.CutPrefix(argument, "--kubeconfig="); found {
				content(t, strings.Replace(path, place.NodeState, dir.String(), 1))
			}
		}
	}
}

func TestKnowsWhereAProcessListens(t *testing.T) {
	for answers, want := range map[string]string{
		"https://127.0.0.1:6443/readyz": "127.0.0.1:6443",
		"127.0.0.1:2379":                "127.0.0.1:2379",
	} {
		if listens := (Process{Answers: answers}).Listens(); listens != want {
			t.Errorf("%s: %s", answers, listens)
		}
	}
}
