// Command minicluster runs Kubernetes on a Linux machine without Docker.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"rec.io/minicluster/orchestrator/internal/build"
	"rec.io/minicluster/orchestrator/internal/cluster"
	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/node"
	"rec.io/minicluster/orchestrator/internal/place"
)

const usage = `Kubernetes on a Linux machine without Docker.

  minicluster up     [--name recio] [-o json] [--with metrics-server]
                                                make the cluster, or leave it if it runs
  minicluster down   [--name recio]             remove it and all that it made
  minicluster status [--name recio] [-o json]   its processes, kubeconfig and audit log
  minicluster load   [--name recio] FILE...     put image archives into its node
  minicluster list                              the clusters of this machine
  minicluster kubectl [--name recio] ARGS...    kubectl of the cluster's version
  minicluster api up|down --name NAME [-o json] etcd and kube-apiserver alone; needs no root
  minicluster build                             build the programs and stop
`

var errUsage = errors.New("usage")

func main() {
	err := run(os.Args[1:])
	switch {
	case err == nil:
	case errors.Is(err, errUsage), errors.Is(err, flag.ErrHelp):
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "minicluster: "+err.Error())
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return errUsage
	}
	if runtime.GOOS != "linux" {
		return fail.Say("The minicluster needs Linux, and this is %s: use Docker, or name a cluster with --context.", runtime.GOOS)
	}
	verb, rest := arguments[0], arguments[1:]
	if verb == "api" && len(rest) > 0 {
		verb, rest = "api "+rest[0], rest[1:]
	}
	if verb == cluster.NodeVerb {
		return runNode(rest)
	}
	workshop, err := newWorkshop()
	if err != nil {
		return err
	}
	return dispatch(workshop, verb, rest)
}

func newWorkshop() (cluster.Workshop, error) {
	roots, err := place.FromEnvironment()
	if err != nil {
		return cluster.Workshop{}, err
	}
	progress := func(format string, arguments ...any) { fmt.Fprintf(os.Stderr, format+"\n", arguments...) }
	sources := os.Getenv("MINICLUSTER_SOURCES") // set by the launcher, which knows where it lies
	return cluster.Workshop{
		Roots:    roots,
		Cache:    build.Cache{Sources: sources, Directory: roots.Cache, Progress: progress},
		Progress: progress,
	}, nil
}

func dispatch(workshop cluster.Workshop, verb string, rest []string) error {
	options, err := parse(verb, rest)
	if err != nil {
		return err
	}
	switch verb {
	case "up":
		return report(options)(workshop.Up(options.name, options.extras))
	case "status":
		return report(options)(workshop.Status(options.name))
	case "api up":
		return report(options)(workshop.UpAPI(options.name))
	case "down":
		return down(options.name, workshop.Down)
	case "api down":
		return down(options.name, workshop.DownAPI)
	case "load":
		if len(options.files) == 0 {
			return errUsage
		}
		return workshop.Load(options.name, options.files)
	case "kubectl":
		return kubectl(workshop, options)
	case "list":
		return list(workshop)
	case "build":
		_, err := workshop.Cache.Binaries(build.All())
		return err
	default:
		return errUsage
	}
}

func down(name string, remove func(string) (bool, error)) error {
	existed, err := remove(name)
	if err != nil {
		return err
	}
	if existed {
		fmt.Fprintf(os.Stderr, "%s is gone\n", name)
	} else {
		fmt.Fprintf(os.Stderr, "there is no cluster called %q, so nothing was done\n", name)
	}
	return nil
}

func list(workshop cluster.Workshop) error {
	all, err := cluster.All(workshop.Roots)
	if err != nil {
		return err
	}
	for _, description := range all {
		status, err := workshop.Status(description.Name)
		if err != nil {
			return err
		}
		fmt.Printf("%-24s %-5s %-9s %s\n", status.Name, status.Kind, status.State, status.Kubeconfig)
	}
	return nil
}

// kubectl becomes kubectl, so that its exit code and terminal are the user's.
func kubectl(workshop cluster.Workshop, options options) error {
	status, err := workshop.Status(options.name)
	if err != nil {
		return err
	}
	binaries, err := workshop.Cache.Binaries([]build.Program{build.Kube})
	if err != nil {
		return err
	}
	program := filepath.Join(binaries, "kube")
	command := append([]string{program, "kubectl", "--kubeconfig", status.Kubeconfig}, options.files...)
	return syscall.Exec(program, command, os.Environ())
}

func runNode(arguments []string) error {
	flags := flag.NewFlagSet(cluster.NodeVerb, flag.ContinueOnError)
	state := flags.String("state", "", "state directory")
	binaries := flags.String("binaries", "", "directory of the programs")
	if err := flags.Parse(arguments); err != nil {
		return errUsage
	}
	return node.Run(*state, *binaries, os.Stdin)
}
