package packages

import (
	"slices"
	"testing"
)

func TestAsksForWhatIsMissingOnceEach(t *testing.T) {
	present := func(file string) bool {
		return file == "ip" || file == "nsenter" || file == "nft" || file == "iptables"
	}
	missing := Missing(Node(), present)
	if want := []string{"containerd", "runc", "containernetworking-plugins"}; !slices.Equal(missing, want) {
		t.Errorf("%v instead of %v", missing, want)
	}
}

func TestInstallsNothingWhenAllIsThere(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // an apt-get that were called would not be found
	err := Install([]Requirement{{"/", "base-files"}}, func(string, ...any) { t.Error("installed something") })
	if err != nil {
		t.Error(err)
	}
}
