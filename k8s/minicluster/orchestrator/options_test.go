package main

import (
	"errors"
	"slices"
	"testing"
)

func TestReadsNameOutputAndExtras(t *testing.T) {
	parsed, err := parse("up", []string{"--name", "a", "-o", "json", "--with", "metrics-server"})
	if err != nil || parsed.name != "a" || parsed.output != "json" || !slices.Equal(parsed.extras, []string{"metrics-server"}) {
		t.Errorf("%+v, %v", parsed, err)
	}
}

func TestLeavesKubectlItsOwnFlags(t *testing.T) {
	parsed, err := parse("kubectl", []string{"--name", "a", "get", "pods", "-o", "yaml"})
	if err != nil || !slices.Equal(parsed.files, []string{"get", "pods", "-o", "yaml"}) {
		t.Errorf("%+v, %v", parsed, err)
	}
}

func TestRefusesWhatAVerbDoesNotTake(t *testing.T) {
	for verb, arguments := range map[string][]string{
		"up":     {"stray"},
		"down":   {"--with", "metrics-server"},
		"status": {"--unknown"},
	} {
		if _, err := parse(verb, arguments); !errors.Is(err, errUsage) {
			t.Errorf("%s %v: %v", verb, arguments, err)
		}
	}
}

func TestKnowsTwoOutputs(t *testing.T) {
	if _, err := parse("up", []string{"-o", "yaml"}); err == nil || errors.Is(err, errUsage) {
		t.Errorf("%v", err)
	}
}
