package main

import (
	"flag"

	"rec.io/minicluster/orchestrator/internal/fail"
)

type options struct {
	name, output string
	files        []string // or kubectl's own arguments
	extras       []string
}

func parse(verb string, arguments []string) (options, error) {
	var parsed options
	flags := flag.NewFlagSet(verb, flag.ContinueOnError)
	flags.Usage = func() {}
	flags.StringVar(&parsed.name, "name", "recio", "name of the cluster")
	flags.StringVar(&parsed.output, "o", "text", "text or json")
	flags.Func("with", "metrics-server", func(extra string) error {
		parsed.extras = append(parsed.extras, extra)
		return nil
	})
	if err := flags.Parse(arguments); err != nil {
		return options{}, errUsage
	}
	parsed.files = flags.Args()
	if parsed.output != "text" && parsed.output != "json" {
		return options{}, fail.Say("-o takes text or json, not %q.", parsed.output)
	}
	if len(parsed.extras) > 0 && verb != "up" {
		return options{}, errUsage
	}
	if len(parsed.files) > 0 && verb != "load" && verb != "kubectl" {
		return options{}, errUsage
	}
	return parsed, nil
}
