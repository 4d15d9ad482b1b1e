// Package apiclient asks the API server the few questions that the minicluster itself has.
package apiclient

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// Client speaks as the cluster's administrator.
type Client struct {
	server string
	http   *http.Client
}

// New reads the administrator's certificates from the directory pki.
func New(server, pki string) (*Client, error) {
	authority, err := os.ReadFile(filepath.Join(pki, "ca.crt"))
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority)
	own, err := tls.LoadX509KeyPair(filepath.Join(pki, "admin.crt"), filepath.Join(pki, "admin.key"))
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted, Certificates: []tls.Certificate{own}}}
	return &Client{server: server, http: &http.Client{Timeout: 5 * time.Second, Transport: transport}}, nil
}

// Ready is nil once the API server serves everything.
func (c *Client) Ready() error {
	_, err := c.get("/readyz")
	return err
}

// Serves is nil once the API server has the API at path, which may be that of an extension.
func (c *Client) Serves(path string) error {
	_, err := c.get(path)
	return err
}

// NodeReady is nil once the node called name can run pods.
func (c *Client) NodeReady(name string) error {
	body, err := c.get("/api/v1/nodes/" + name)
	if err != nil {
		return err
	}
	var node struct {
		Status struct {
			Conditions []struct{ Type, Status, Message string }
		}
	}
	if err := json.Unmarshal(body, &node); err != nil {
		return fmt.Errorf("node %s: %w", name, err)
	}
	for _, condition := range node.Status.Conditions {
		if condition.Type == "Ready" && condition.Status == "True" {
			return nil
		}
		if condition.Type == "Ready" {
			return fmt.Errorf("node %s is not ready: %s", name, condition.Message)
		}
	}
	return fmt.Errorf("node %s has not reported yet", name)
}

func (c *Client) get(path string) ([]byte, error) {
	response, err := c.http.Get(c.server + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the API server answers %d to %s", response.StatusCode, path)
	}
	return body, nil
}
