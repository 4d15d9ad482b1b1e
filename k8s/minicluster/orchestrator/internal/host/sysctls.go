package host

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// changed are the kernel settings that forwarding and the kubelet change for the whole machine.
var changed = []string{
	"/proc/sys/net/ipv4/ip_forward",
	"/proc/sys/vm/overcommit_memory",
	"/proc/sys/kernel/panic",
	"/proc/sys/kernel/panic_on_oops",
}

// remembered lies in memory: after a restart the machine has its own settings anyway.
const remembered = "/run/recio-minicluster-host-settings.json"

// RememberSettings stores the machine's settings, unless an earlier cluster did.
func RememberSettings() error {
	if _, err := os.Stat(remembered); err == nil {
		return nil
	}
	settings := map[string]string{}
	for _, path := range changed {
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		settings[path] = strings.TrimSpace(string(content))
	}
	content, err := json.MarshalIndent(settings, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(remembered, content, 0o600)
}

// RestoreSettings puts back what RememberSettings stored; the last cluster to go calls it.
func RestoreSettings() error {
	content, err := os.ReadFile(remembered)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	settings := map[string]string{}
	if err := json.Unmarshal(content, &settings); err != nil {
		return err
	}
	for path, value := range settings {
		if err := os.WriteFile(path, []byte(value), 0o644); err != nil {
			return err
		}
	}
	return os.Remove(remembered)
}
