// Package packages installs what the minicluster takes from the Linux distribution.
package packages

import (
	"os"
	"os/exec"
	"strings"

	"rec.io/minicluster/orchestrator/internal/fail"
)

// Requirement is a file that must be there and the Debian package that brings it.
type Requirement struct {
	File    string // a program on PATH, or an absolute path
	Package string
}

// Node lists what a node needs.
func Node() []Requirement {
	return []Requirement{
		{"containerd", "containerd"},
		{"ctr", "containerd"},
		{"runc", "runc"},
		{"/usr/lib/cni/ptp", "containernetworking-plugins"},
		{"iptables", "iptables"}, // the portmap plug-in calls it
		{"nft", "nftables"},
		{"ip", "iproute2"},
		{"nsenter", "util-linux"},
	}
}

// Missing lists the packages of those requirements that are not met, each once.
func Missing(requirements []Requirement, present func(file string) bool) []string {
	var missing []string
	seen := map[string]bool{}
	for _, requirement := range requirements {
		if !present(requirement.File) && !seen[requirement.Package] {
			seen[requirement.Package] = true
			missing = append(missing, requirement.Package)
		}
	}
	return missing
}

// Install brings in what is missing and nothing else.
func Install(requirements []Requirement, progress func(format string, arguments ...any)) error {
	missing := Missing(requirements, OnThisMachine)
	if len(missing) == 0 {
		return nil
	}
	list := strings.Join(missing, " ")
	if !OnThisMachine("apt-get") {
		return fail.Say("These packages are missing and apt-get is not there to install them: %s.", list)
	}
	progress("installing %s", list)
	if err := apt(append([]string{"install", "-y", "--no-install-recommends"}, missing...)...); err == nil {
		return nil
	}
	// A fresh machine has no package lists; an old one has lists of packages that are gone.
	if err := apt("update"); err != nil {
		return fail.Say("apt-get update failed, so %s cannot be installed: %v", list, err)
	}
	if err := apt(append([]string{"install", "-y", "--no-install-recommends"}, missing...)...); err != nil {
		return fail.Say("apt-get could not install %s: %v", list, err)
	}
	return nil
}

// OnThisMachine tells whether a program or file is there. Debian keeps network tools out of
// a plain user's PATH, so the system directories are looked at too.
func OnThisMachine(file string) bool {
	if strings.HasPrefix(file, "/") {
		_, err := os.Stat(file)
		return err == nil
	}
	if _, err := exec.LookPath(file); err == nil {
		return true
	}
	return OnThisMachine("/usr/sbin/"+file) || OnThisMachine("/sbin/"+file)
}

func apt(arguments ...string) error {
	command := exec.Command("apt-get", arguments...)
	command.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	output, err := command.CombinedOutput()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(string(output)), "\n")
		return fail.Say("%v: %s", err, lines[len(lines)-1])
	}
	return nil
}
