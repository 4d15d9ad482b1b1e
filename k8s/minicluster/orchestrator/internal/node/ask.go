package node

import (
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"time"
)

var impatient = &http.Client{
	Timeout: 5 * time.Second,
	// Only "are you there" is asked, of a process that this program itself has started.
	Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true},
}

// Ask tells whether somebody answers at a URL, a Unix socket or a TCP address.
func Ask(address string) error {
	if strings.HasPrefix(address, "https://") {
		response, err := impatient.Get(address)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return unexpected(response.StatusCode, address)
		}
		return nil
	}
	kind := "tcp"
	if strings.HasPrefix(address, "/") {
		kind = "unix"
	}
	connection, err := net.DialTimeout(kind, address, time.Second)
	if err != nil {
		return err
	}
	return connection.Close()
}
