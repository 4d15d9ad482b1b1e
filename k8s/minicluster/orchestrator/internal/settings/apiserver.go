package settings

import (
	"fmt"

	"rec.io/minicluster/orchestrator/internal/place"
)

// APIServerNetwork is where the API server listens and what it hands out.
type APIServerNetwork struct {
	Bind, Advertise string
	Port, EtcdPort  int
	Services        string
}

// Etcd is the store. It may lose its last second when the machine loses power, never when a
// process dies: that buys API writes in a tenth of the time.
func Etcd(dir place.Dir, clientPort, peerPort int) Process {
	client := fmt.Sprintf("https://127.0.0.1:%d", clientPort)
	peer := fmt.Sprintf("https://127.0.0.1:%d", peerPort)
	return Process{
		Name:    "etcd",
		Answers: fmt.Sprintf("127.0.0.1:%d", clientPort),
		Command: kube("etcd",
			"--name=node",
			"--data-dir="+dir.Etcd(),
			"--listen-client-urls="+client,
			"--advertise-client-urls="+client,
			"--listen-peer-urls="+peer,
			"--initial-advertise-peer-urls="+peer,
			"--initial-cluster=node="+peer,
			"--cert-file="+dir.PKI("etcd.crt"),
			"--key-file="+dir.PKI("etcd.key"),
			"--trusted-ca-file="+dir.PKI("etcd-ca.crt"),
			"--client-cert-auth",
			"--peer-cert-file="+dir.PKI("etcd.crt"),
			"--peer-key-file="+dir.PKI("etcd.key"),
			"--peer-trusted-ca-file="+dir.PKI("etcd-ca.crt"),
			"--peer-client-cert-auth",
			"--unsafe-no-fsync",
			"--log-level=warn",
		),
	}
}

// APIServer is the API, complete enough for extension servers and audited for the tests.
func APIServer(dir place.Dir, net APIServerNetwork) Process {
	return Process{
		Name:    "kube-apiserver",
		After:   "etcd",
		Answers: fmt.Sprintf("https://127.0.0.1:%d/readyz", net.Port),
		Command: kube("kube-apiserver",
			"--bind-address="+net.Bind,
			fmt.Sprintf("--secure-port=%d", net.Port),
			"--advertise-address="+net.Advertise,
			"--service-cluster-ip-range="+net.Services,
			fmt.Sprintf("--etcd-servers=https://127.0.0.1:%d", net.EtcdPort),
			"--etcd-cafile="+dir.PKI("etcd-ca.crt"),
			"--etcd-certfile="+dir.PKI("apiserver-etcd.crt"),
			"--etcd-keyfile="+dir.PKI("apiserver-etcd.key"),
			"--tls-cert-file="+dir.PKI("apiserver.crt"),
			"--tls-private-key-file="+dir.PKI("apiserver.key"),
			"--client-ca-file="+dir.PKI("ca.crt"),
			"--authorization-mode=Node,RBAC",
			"--enable-admission-plugins=NodeRestriction",
			"--allow-privileged",
			"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
			"--service-account-key-file="+dir.PKI("service-account.pub"),
			"--service-account-signing-key-file="+dir.PKI("service-account.key"),
			"--kubelet-certificate-authority="+dir.PKI("ca.crt"),
			"--kubelet-client-certificate="+dir.PKI("apiserver-kubelet-client.crt"),
			"--kubelet-client-key="+dir.PKI("apiserver-kubelet-client.key"),
			// The node's name resolves nowhere, so logs and exec need its address.
			"--kubelet-preferred-address-types=InternalIP",
			"--requestheader-client-ca-file="+dir.PKI("front-proxy-ca.crt"),
			"--requestheader-allowed-names=front-proxy-client",
			"--requestheader-extra-headers-prefix=X-Remote-Extra-",
			"--requestheader-group-headers=X-Remote-Group",
			"--requestheader-username-headers=X-Remote-User",
			"--proxy-client-cert-file="+dir.PKI("front-proxy-client.crt"),
			"--proxy-client-key-file="+dir.PKI("front-proxy-client.key"),
			"--enable-aggregator-routing",
			"--audit-policy-file="+dir.AuditPolicy(),
			"--audit-log-path="+dir.AuditLog(),
			"--audit-log-maxsize=200",
			"--audit-log-maxbackup=1",
		),
	}
}
