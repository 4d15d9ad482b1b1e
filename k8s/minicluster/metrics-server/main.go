// Command metrics-server serves pod and node usage for "kubectl top" and autoscaling. It is a
// module of its own because it wants other versions of Kubernetes' libraries than 1.34.
package main

import (
	"os"

	"k8s.io/apiserver/pkg/server"
	"k8s.io/component-base/cli"
	"sigs.k8s.io/metrics-server/cmd/metrics-server/app"
)

func main() { os.Exit(cli.Run(app.NewMetricsServerCommand(server.SetupSignalHandler()))) }
