package network

import (
	"fmt"
	"os"
)

// ConfigureNode runs inside the node once its end of the wire is there.
func (p Plan) ConfigureNode() error {
	commands := [][]string{
		{"ip", "link", "set", "lo", "up"},
		{"ip", "address", "add", p.NodeIP().String() + "/30", "dev", "eth0"},
		{"ip", "link", "set", "eth0", "up"},
		{"ip", "route", "add", "default", "via", p.HostIP().String()},
	}
	for _, command := range commands {
		if _, err := run(command[0], command[1:]...); err != nil {
			return err
		}
	}
	if err := os.WriteFile(ipForward, []byte("1"), 0o644); err != nil {
		return fmt.Errorf("the node does not forward packets: %w", err)
	}
	return load(p.nodeRules())
}

// nodeRules hides pods behind the node's address for whatever lies outside the cluster.
// The CNI plug-in could do it too, but with an iptables call for each pod.
func (p Plan) nodeRules() string {
	return fmt.Sprintf(`table ip minicluster {
  chain out {
    type nat hook postrouting priority srcnat;
    ip saddr %[1]s ip daddr != %[1]s masquerade
  }
}
`, p.Pods())
}
