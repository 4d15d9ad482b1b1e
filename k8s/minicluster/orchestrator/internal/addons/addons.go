// Package addons holds the manifests of what runs in a cluster from the start.
package addons

import (
	"bytes"
	"embed"
	"fmt"
	"text/template"

	"rec.io/minicluster/orchestrator/internal/network"
)

//go:embed manifests
var manifests embed.FS

// CoreDNSImage is built on the machine, as the pause image is.
const CoreDNSImage = "minicluster.local/coredns:1.15.0"

// Base renders the name server and the storage class.
func Base(plan network.Plan, forwards bool) ([]byte, error) {
	return render("base.yaml", struct {
		DNSService string
		Image      string
		Forwards   bool
	}{plan.DNSService().String(), CoreDNSImage, forwards})
}

// MetricsServerImage is only made when somebody asks for it.
const MetricsServerImage = "minicluster.local/metrics-server:0.9.0"

// MetricsServer renders what "kubectl top" and autoscaling need.
func MetricsServer() ([]byte, error) {
	return render("metrics-server.yaml", struct{ Image string }{MetricsServerImage})
}

func render(name string, values any) ([]byte, error) {
	content, err := template.ParseFS(manifests, "manifests/"+name)
	if err != nil {
		return nil, fmt.Errorf("manifest %s: %w", name, err)
	}
	var rendered bytes.Buffer
	if err := content.Execute(&rendered, values); err != nil {
		return nil, fmt.Errorf("manifest %s: %w", name, err)
	}
	return rendered.Bytes(), nil
}
