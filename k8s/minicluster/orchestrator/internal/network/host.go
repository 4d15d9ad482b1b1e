package network

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"rec.io/minicluster/orchestrator/internal/fail"
)

const ipForward = "/proc/sys/net/ipv4/ip_forward"

// UsedOnHost lists the networks that the host's routing tables know.
func UsedOnHost() ([]netip.Prefix, error) {
	output, err := run("ip", "-json", "-4", "route", "show", "table", "all")
	if err != nil {
		return nil, err
	}
	return parseRoutes(output)
}

func parseRoutes(output []byte) ([]netip.Prefix, error) {
	var routes []struct {
		Destination string `json:"dst"`
	}
	if err := json.Unmarshal(output, &routes); err != nil {
		return nil, fmt.Errorf("routes of the host: %w", err)
	}
	var used []netip.Prefix
	for _, route := range routes {
		if network, err := netip.ParsePrefix(route.Destination); err == nil {
			used = append(used, network)
		} else if address, err := netip.ParseAddr(route.Destination); err == nil {
			used = append(used, netip.PrefixFrom(address, address.BitLen()))
		}
	}
	return used, nil
}

// Connect puts a wire between the host and the network namespace of process init,
// routes the cluster's addresses into it and lets the node out under the host's address.
// The owner, a state directory, is written on the wire.
func (p Plan) Connect(init int, owner string) error {
	if p.HeldByAnother(owner) {
		return fail.Say("The addresses of this cluster are in use by the one in %s: remove either of them.", p.owner())
	}
	if err := p.Disconnect(owner); err != nil {
		return err
	}
	commands := [][]string{
		{"ip", "link", "add", p.HostInterface(), "type", "veth", "peer", "name", "eth0", "netns", strconv.Itoa(init)},
		{"ip", "link", "set", p.HostInterface(), "alias", owner},
		{"ip", "address", "add", p.HostIP().String() + "/30", "dev", p.HostInterface()},
		{"ip", "link", "set", p.HostInterface(), "up"},
		{"ip", "route", "add", p.Pods().String(), "via", p.NodeIP().String()},
		{"ip", "route", "add", p.Services().String(), "via", p.NodeIP().String()},
	}
	for _, command := range commands {
		if _, err := run(command[0], command[1:]...); err != nil {
			return err
		}
	}
	if err := os.WriteFile(ipForward, []byte("1"), 0o644); err != nil {
		return fmt.Errorf("the host does not forward packets: %w", err)
	}
	return load(p.hostRules())
}

func (p Plan) hostRules() string {
	return fmt.Sprintf(`table ip %[1]s {
  chain out {
    type nat hook postrouting priority srcnat;
    ip saddr %[2]s oifname != "%[3]s" masquerade
  }
  chain through {
    type filter hook forward priority filter;
    iifname "%[3]s" accept
    oifname "%[3]s" accept
  }
}
`, p.Table(), p.Link(), p.HostInterface())
}

// Disconnect removes from the host what Connect made, as far as it is there and the owner's.
func (p Plan) Disconnect(owner string) error {
	if p.HeldByAnother(owner) {
		return nil
	}
	if exists(p.HostInterface()) {
		if _, err := run("ip", "link", "delete", p.HostInterface()); err != nil {
			return err
		}
	}
	tables, err := run("nft", "list", "tables", "ip")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(tables)) {
		if strings.TrimSpace(line) == "table ip "+p.Table() {
			_, err = run("nft", "delete", "table", "ip", p.Table())
		}
	}
	return err
}

// HeldByAnother tells whether the plan's wire is there and belongs to another cluster.
func (p Plan) HeldByAnother(owner string) bool {
	holder := p.owner()
	return exists(p.HostInterface()) && holder != "" && holder != owner
}

func (p Plan) owner() string {
	alias, err := os.ReadFile("/sys/class/net/" + p.HostInterface() + "/ifalias")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(alias))
}

// AnyConnected tells whether any cluster of the machine has a node.
func AnyConnected() bool {
	for slot := range Slots {
		if exists((Plan{Slot: slot}).HostInterface()) {
			return true
		}
	}
	return false
}

func exists(device string) bool {
	_, err := os.Stat("/sys/class/net/" + device)
	return err == nil
}

func load(rules string) error {
	command := exec.Command("nft", "-f", "-")
	command.Stdin = strings.NewReader(rules)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("nft refused the rules: %w: %s", err, strings.TrimSpace(string(output)))
	}
	return nil
}

func run(name string, arguments ...string) ([]byte, error) {
	output, err := exec.Command(name, arguments...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w: %s", name, strings.Join(arguments, " "), err,
			strings.TrimSpace(string(output)))
	}
	return output, nil
}
