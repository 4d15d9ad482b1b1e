package cluster

import (
	"path/filepath"
	"time"

	"rec.io/minicluster/orchestrator/internal/addons"
	"rec.io/minicluster/orchestrator/internal/apiclient"
	"rec.io/minicluster/orchestrator/internal/build"
	"rec.io/minicluster/orchestrator/internal/fail"
	"rec.io/minicluster/orchestrator/internal/image"
	"rec.io/minicluster/orchestrator/internal/place"
)

// metricsServer is the one thing that a cluster can have beyond the usual.
const metricsServer = "metrics-server"

func requireKnown(extras []string) error {
	for _, extra := range extras {
		if extra != metricsServer {
			return fail.Say("--with takes %s, not %q.", metricsServer, extra)
		}
	}
	return nil
}

func (w Workshop) addExtras(dir place.Dir, description Description, binaries string, extras []string) error {
	if len(extras) == 0 {
		return nil
	}
	client, err := apiclient.New(server(description), dir.PKI(""))
	if err != nil {
		return err
	}
	const api = "/apis/metrics.k8s.io/v1beta1"
	if client.Serves(api) == nil {
		return nil
	}
	built, err := w.Cache.Binaries([]build.Program{build.MetricsServer})
	if err != nil {
		return err
	}
	w.Progress("adding %s", metricsServer)
	content := image.Content{Reference: addons.MetricsServerImage, Binary: filepath.Join(built, metricsServer), Program: metricsServer}
	if err := importPrograms(dir, content); err != nil {
		return err
	}
	manifest, err := addons.MetricsServer()
	if err != nil {
		return err
	}
	if err := applyManifest(dir, binaries, manifest); err != nil {
		return err
	}
	waiting := patience{dir: dir, until: time.Now().Add(readyWithin)}
	return waiting.untilHolds(func() error { return client.Serves(api) })
}
