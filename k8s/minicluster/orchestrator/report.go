package main

import (
	"encoding/json"
	"fmt"
	"os"

	"rec.io/minicluster/orchestrator/internal/cluster"
)

func report(options options) func(cluster.Status, error) error {
	return func(status cluster.Status, err error) error {
		if err != nil {
			return err
		}
		if options.output == "json" {
			encoder := json.NewEncoder(os.Stdout)
			encoder.SetIndent("", "  ")
			return encoder.Encode(status)
		}
		printStatus(status)
		return nil
	}
}

func printStatus(status cluster.Status) {
	fmt.Printf("%s (%s) is %s, %d MiB\n", status.Name, status.Kind, status.State, status.MemoryMiB)
	for _, process := range status.Processes {
		state := "ended"
		if process.Alive {
			state = fmt.Sprintf("pid %d, %d MiB", process.Pid, process.MemoryMiB)
		}
		fmt.Printf("  %-24s %s, restarts %d\n", process.Name, state, process.Restarts)
	}
	fmt.Printf("API server  %s\naudit log   %s\nexport KUBECONFIG=%s\n", status.Server, status.AuditLog, status.Kubeconfig)
}
