package settings

import (
	"encoding/base64"
	"fmt"
	"os"

	"rec.io/minicluster/orchestrator/internal/place"
)

// writeKubeconfigs gives each program of the node its own identity, reading the
// certificates by path so that a kubeconfig never holds a key.
func writeKubeconfigs(host place.Dir, node Node) error {
	for _, user := range []string{"controller-manager", "scheduler", "kubelet", "kube-proxy", "local-volumes"} {
		content := fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: minicluster
clusters:
  - name: minicluster
    cluster: {server: "https://127.0.0.1:%d", certificate-authority: %s}
users:
  - name: %[3]s
    user: {client-certificate: %[4]s, client-key: %[5]s}
contexts:
  - name: minicluster
    context: {cluster: minicluster, user: %[3]s}
`, APIPort, node.Dir.PKI("ca.crt"), user, node.Dir.PKI(user+".crt"), node.Dir.PKI(user+".key"))
		if err := os.WriteFile(host.Conf(user+".kubeconfig"), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// WriteAdminKubeconfig writes the user's kubeconfig, complete in one file so that it can be copied.
func WriteAdminKubeconfig(host place.Dir, context, server string) error {
	encoded := map[string]string{}
	for _, file := range []string{"ca.crt", "admin.crt", "admin.key"} {
		content, err := os.ReadFile(host.PKI(file))
		if err != nil {
			return err
		}
		encoded[file] = base64.StdEncoding.EncodeToString(content)
	}
	content := fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: %[1]s
clusters:
  - name: %[1]s
    cluster:
      server: %[2]s
      certificate-authority-data: %[3]s
users:
  - name: %[1]s-admin
    user:
      client-certificate-data: %[4]s
      client-key-data: %[5]s
contexts:
  - name: %[1]s
    context: {cluster: %[1]s, user: %[1]s-admin}
`, context, server, encoded["ca.crt"], encoded["admin.crt"], encoded["admin.key"])
	return os.WriteFile(host.Kubeconfig(), []byte(content), 0o600)
}
