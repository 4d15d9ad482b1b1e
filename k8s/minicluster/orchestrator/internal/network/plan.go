// Package network gives each cluster its own addresses and ties its node to the host.
package network

import (
	"fmt"
	"net/netip"
)

// Slots is how many clusters can stand side by side: the Service range of 10.43.0.0/16
// is cut into this many pieces of 4096 addresses.
const Slots = 16

// Plan is the addresses of the cluster in one slot. They differ between slots so that the
// host can reach pods and Services of all clusters at once.
type Plan struct{ Slot int }

func (p Plan) Link() netip.Prefix     { return prefix(fmt.Sprintf("10.41.%d.0/30", p.Slot)) }
func (p Plan) HostIP() netip.Addr     { return p.Link().Addr().Next() }
func (p Plan) NodeIP() netip.Addr     { return p.HostIP().Next() }
func (p Plan) Pods() netip.Prefix     { return prefix(fmt.Sprintf("10.42.%d.0/24", p.Slot)) }
func (p Plan) Services() netip.Prefix { return prefix(fmt.Sprintf("10.43.%d.0/20", p.Slot*16)) }

// APIService is the address of the Service "kubernetes": always the range's first.
func (p Plan) APIService() netip.Addr { return p.Services().Addr().Next() }

// DNSService is the address of the Service "kube-dns".
func (p Plan) DNSService() netip.Addr {
	bytes := p.Services().Addr().As4()
	bytes[3] = 10
	return netip.AddrFrom4(bytes)
}

// HostInterface is the host's end of the wire to the node.
func (p Plan) HostInterface() string { return fmt.Sprintf("recio%d", p.Slot) }

// Table is the nftables table on the host that lets the node's packets out.
func (p Plan) Table() string { return fmt.Sprintf("recio_minicluster_%d", p.Slot) }

// Overlaps tells whether another network uses one of the plan's addresses. A default route
// reaches everything and so counts as no use.
func (p Plan) Overlaps(used []netip.Prefix) bool {
	for _, other := range used {
		if other.Bits() == 0 {
			continue
		}
		for _, own := range []netip.Prefix{p.Link(), p.Pods(), p.Services()} {
			if own.Overlaps(other) {
				return true
			}
		}
	}
	return false
}

// Choose gives the first slot that is neither taken nor in use on the host by something else.
func Choose(taken map[int]bool, used []netip.Prefix) (Plan, bool) {
	for slot := range Slots {
		plan := Plan{Slot: slot}
		if !taken[slot] && !plan.Overlaps(used) {
			return plan, true
		}
	}
	return Plan{}, false
}

func prefix(text string) netip.Prefix { return netip.MustParsePrefix(text) }
