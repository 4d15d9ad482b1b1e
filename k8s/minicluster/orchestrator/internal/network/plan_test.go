package network

import (
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func TestSlotsShareNoAddress(t *testing.T) {
	for a := range Slots {
		for b := range Slots {
			if a == b {
				continue
			}
			plan, other := Plan{Slot: a}, Plan{Slot: b}
			if plan.Overlaps([]netip.Prefix{other.Link(), other.Pods(), other.Services()}) {
				t.Errorf("slots %d and %d share addresses", a, b)
			}
		}
	}
}

func TestAddressesOfASlot(t *testing.T) {
	plan := Plan{Slot: 2}
	for name, pair := range map[string][2]string{
		"host":     {plan.HostIP().String(), "10.41.2.1"},
		"node":     {plan.NodeIP().String(), "10.41.2.2"},
		"pods":     {plan.Pods().String(), "10.42.2.0/24"},
		"services": {plan.Services().String(), "10.43.32.0/20"},
		"API":      {plan.APIService().String(), "10.43.32.1"},
		"DNS":      {plan.DNSService().String(), "10.43.32.10"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s instead of %s", name, pair[0], pair[1])
		}
	}
}

func TestInterfaceNamesFitTheKernel(t *testing.T) {
	if name := (Plan{Slot: Slots - 1}).HostInterface(); len(name) > 15 {
		t.Errorf("%q is longer than the 15 letters that Linux allows", name)
	}
}

func TestChoosesTheFirstFreeSlot(t *testing.T) {
	used := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("10.42.1.7/32")}
	plan, free := Choose(map[int]bool{0: true}, used)
	if !free || plan.Slot != 2 {
		t.Errorf("slot %d, %v: 0 is taken and 1 is in use", plan.Slot, free)
	}
}

func TestGivesUpWhenTheHostUsesAllAddresses(t *testing.T) {
	if plan, free := Choose(nil, []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}); free {
		t.Errorf("chose slot %d", plan.Slot)
	}
}

func TestReadsRoutesAndAddresses(t *testing.T) {
	used, err := parseRoutes([]byte(`[{"dst":"default"},{"dst":"10.1.0.0/16"},{"type":"local","dst":"127.0.0.1"}]`))
	want := []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("127.0.0.1/32")}
	if err != nil || !slices.Equal(used, want) {
		t.Errorf("%v, %v", used, err)
	}
}

func TestTellsUnreadableRoutes(t *testing.T) {
	if _, err := parseRoutes([]byte("Error: no tables")); err == nil {
		t.Error("took an error message for routes")
	}
}

func TestHidesTheNodeButNotItsTrafficToTheHost(t *testing.T) {
	rules := Plan{Slot: 3}.hostRules()
	if !strings.Contains(rules, `ip saddr 10.41.3.0/30 oifname != "recio3" masquerade`) {
		t.Errorf("rules are\n%s", rules)
	}
}
