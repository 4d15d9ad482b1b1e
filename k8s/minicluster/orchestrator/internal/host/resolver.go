package host

import (
	"fmt"
	"net/netip"
	"os"
	"strings"
)

// NameServers lists the machine's name servers that a node in its own network can reach:
// a resolver on the loopback address is not among them, so systemd's own list comes second.
func NameServers() []string {
	for _, file := range []string{"/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"} {
		content, err := os.ReadFile(file)
		if err != nil {
			continue // a machine without that file
		}
		if servers := parseNameServers(string(content)); len(servers) > 0 {
			return servers
		}
	}
	return nil
}

// WriteResolvConf writes a resolv.conf with these servers; without any, names outside the
// cluster do not resolve.
func WriteResolvConf(path string, servers []string) error {
	var content strings.Builder
	for _, server := range servers {
		fmt.Fprintf(&content, "nameserver %s\n", server)
	}
	return os.WriteFile(path, []byte(content.String()), 0o644)
}

func parseNameServers(content string) []string {
	var servers []string
	for line := range strings.Lines(content) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != "nameserver" {
			continue
		}
		address, err := netip.ParseAddr(fields[1])
		if err == nil && address.Is4() && !address.IsLoopback() {
			servers = append(servers, address.String())
		}
	}
	return servers
}
