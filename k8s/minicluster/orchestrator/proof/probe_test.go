//go:build cluster

package proof

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"rec.io/minicluster/orchestrator/internal/image"
)

const probeManifest = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec:
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Mi}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: probe}
spec:
  selector: {matchLabels: {app: probe}}
  strategy: {type: Recreate}
  template:
    metadata: {labels: {app: probe}}
    spec:
      securityContext: {runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001}
      terminationGracePeriodSeconds: 1
      containers:
        - name: probe
          image: minicluster.local/probe:1
          imagePullPolicy: Never
          readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
---
apiVersion: v1
kind: Service
metadata: {name: probe}
spec:
  type: NodePort
  selector: {app: probe}
  ports: [{port: 8080, nodePort: 30080}]
`

// deployProbe builds the probe, loads its image and waits until it serves.
func (s stage) deployProbe(name string) {
	s.t.Helper()
	directory := s.t.TempDir()
	binary := filepath.Join(directory, "probe")
	build := exec.Command("go", "build", "-o", binary, "./probe")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		s.t.Fatalf("the probe does not build: %v\n%s", err, output)
	}
	archive := filepath.Join(directory, "probe.tar")
	file, err := os.Create(archive)
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	content := image.Content{Reference: "minicluster.local/probe:1", Binary: binary, Program: "probe"}
	if err := image.Write(file, content); err != nil {
		s.t.Fatal(err)
	}
	s.must("load", "--name", name, archive)
	s.apply(name, probeManifest)
	s.kubectl(name, "rollout", "status", "deployment/probe", "--timeout=60s")
	// A Service follows its pods within a second or so, not at once.
	eventually(s.t, "the probe's answer through its Service", 60*time.Second, func() bool {
		return strings.HasPrefix(s.throughService(name), "hello from")
	})
}

// throughService asks the probe from inside its pod, by name; the answer is empty on failure.
func (s stage) throughService(name string) string {
	s.t.Helper()
	result := s.run("kubectl", "--name", name, "exec", "deploy/probe", "--", "/probe", "get", "http://probe:8080/")
	return strings.TrimSpace(result.stdout)
}
