// Package pki issues the certificates and keys of a cluster.
package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Lifetime is long because a test cluster is thrown away, not renewed.
const Lifetime = 10 * 365 * 24 * time.Hour

// Authority signs the certificates of one circle of trust.
type Authority struct {
	Name        string
	certificate *x509.Certificate
	key         crypto.Signer
}

// Subject says whom a certificate is for; a subject with Addresses or Names can serve.
type Subject struct {
	Name      string
	Groups    []string
	Names     []string
	Addresses []net.IP
}

// NewAuthority makes an authority and writes <name>.crt and <name>.key into directory.
func NewAuthority(directory, name string) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("key of authority %s: %w", name, err)
	}
	template := template(Subject{Name: name})
	template.IsCA = true
	template.BasicConstraintsValid = true
	template.KeyUsage |= x509.KeyUsageCertSign
	encoded, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("certificate of authority %s: %w", name, err)
	}
	certificate, err := x509.ParseCertificate(encoded)
	if err != nil {
		return nil, fmt.Errorf("certificate of authority %s: %w", name, err)
	}
	if err := write(directory, name, encoded, key); err != nil {
		return nil, err
	}
	return &Authority{Name: name, certificate: certificate, key: key}, nil
}

// Issue signs a certificate for subject and writes <file>.crt and <file>.key into directory.
func (a *Authority) Issue(directory, file string, subject Subject) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return fmt.Errorf("key of %s: %w", file, err)
	}
	template := template(subject)
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	if len(subject.Names)+len(subject.Addresses) > 0 {
		template.ExtKeyUsage = append(template.ExtKeyUsage, x509.ExtKeyUsageServerAuth)
	}
	encoded, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return fmt.Errorf("certificate of %s: %w", file, err)
	}
	return write(directory, file, encoded, key)
}

// NewKeyPair writes a signing key and its public half, as service account tokens need them.
func NewKeyPair(directory, file string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return fmt.Errorf("key pair %s: %w", file, err)
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return fmt.Errorf("key pair %s: %w", file, err)
	}
	if err := writePEM(filepath.Join(directory, file+".pub"), "PUBLIC KEY", public); err != nil {
		return err
	}
	return writeKey(filepath.Join(directory, file+".key"), key)
}

func template(subject Subject) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		panic(fmt.Sprintf("the system gives no random numbers: %v", err))
	}
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: subject.Name, Organization: subject.Groups},
		DNSNames:     subject.Names,
		IPAddresses:  subject.Addresses,
		NotBefore:    now.Add(-time.Hour), // a machine that slept may have a late clock
		NotAfter:     now.Add(Lifetime),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
}

func write(directory, file string, certificate []byte, key *ecdsa.PrivateKey) error {
	if err := writePEM(filepath.Join(directory, file+".crt"), "CERTIFICATE", certificate); err != nil {
		return err
	}
	return writeKey(filepath.Join(directory, file+".key"), key)
}

func writeKey(path string, key *ecdsa.PrivateKey) error {
	encoded, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return writePEM(path, "EC PRIVATE KEY", encoded)
}

func writePEM(path, kind string, content []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600)
}
