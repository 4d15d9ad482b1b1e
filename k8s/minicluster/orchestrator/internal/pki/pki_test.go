package pki

import (
	"crypto/x509"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"testing"
)

var endpoint = Endpoint{NodeName: "n", NodeIP: net.IPv4(10, 41, 0, 2), ServiceIP: net.IPv4(10, 43, 0, 1)}

func issued(t *testing.T) string {
	t.Helper()
	directory := t.TempDir()
	if err := WriteCluster(directory, endpoint); err != nil {
		t.Fatal(err)
	}
	return directory
}

func read(t *testing.T, directory, file string) *x509.Certificate {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(directory, file+".crt"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(content)
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}

func verify(t *testing.T, directory, authority, file string, usage x509.ExtKeyUsage, name string) error {
	t.Helper()
	roots := x509.NewCertPool()
	roots.AddCert(read(t, directory, authority))
	_, err := read(t, directory, file).Verify(x509.VerifyOptions{
		Roots: roots, DNSName: name, KeyUsages: []x509.ExtKeyUsage{usage}})
	return err
}

func TestTheAPIServerIsTrustedUnderEachOfItsNames(t *testing.T) {
	directory := issued(t)
	for _, name := range []string{"127.0.0.1", "10.41.0.2", "10.43.0.1", "localhost", "kubernetes.default.svc"} {
		if err := verify(t, directory, "ca", "apiserver", x509.ExtKeyUsageServerAuth, name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheKubeletIsANode(t *testing.T) {
	subject := read(t, issued(t), "kubelet").Subject
	if subject.CommonName != "system:node:n" || len(subject.Organization) != 1 || subject.Organization[0] != "system:nodes" {
		t.Errorf("the kubelet is %v", subject)
	}
}

func TestAClientOfTheClusterIsAStrangerToTheStore(t *testing.T) {
	if err := verify(t, issued(t), "etcd-ca", "admin", x509.ExtKeyUsageClientAuth, ""); err == nil {
		t.Error("the administrator may read etcd past the API server")
	}
}

func TestAClientCannotServe(t *testing.T) {
	if err := verify(t, issued(t), "ca", "scheduler", x509.ExtKeyUsageServerAuth, ""); err == nil {
		t.Error("the scheduler's certificate can stand for a server")
	}
}

func TestASecondCallKeepsWhatPodsTrust(t *testing.T) {
	directory := issued(t)
	before := read(t, directory, "ca").SerialNumber
	if err := WriteCluster(directory, endpoint); err != nil {
		t.Fatal(err)
	}
	if after := read(t, directory, "ca").SerialNumber; after.Cmp(before) != 0 {
		t.Error("the authority is another one")
	}
}

func TestStartsAnewWhenTheFirstCallWasInterrupted(t *testing.T) {
	directory := issued(t)
	if err := os.Remove(filepath.Join(directory, "finished")); err != nil {
		t.Fatal(err)
	}
	if err := WriteCluster(directory, endpoint); err != nil {
		t.Fatal(err)
	}
	if err := verify(t, directory, "ca", "apiserver", x509.ExtKeyUsageServerAuth, "127.0.0.1"); err != nil {
		t.Error(err)
	}
}

func TestKeysAreTheirOwnersAlone(t *testing.T) {
	directory := issued(t)
	keys, err := filepath.Glob(filepath.Join(directory, "*.key"))
	if err != nil || len(keys) == 0 {
		t.Fatalf("%v, %v", keys, err)
	}
	for _, key := range keys {
		if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", key, info.Mode(), err)
		}
	}
}
