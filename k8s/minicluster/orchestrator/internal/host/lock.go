package host

import (
	"crypto/sha256"
	"fmt"
	"net"
	"time"
)

// Lock waits until no other process holds the lock of this name, and gives the way to release it.
// A lock is an abstract socket: the kernel frees it with its holder, and it leaves no file behind.
func Lock(name string, waiting func()) func() {
	address := fmt.Sprintf("@recio-minicluster-%x", sha256.Sum256([]byte(name)))
	for told := false; ; {
		listener, err := net.Listen("unix", address)
		if err == nil {
			return func() { listener.Close() }
		}
		if !told {
			waiting()
			told = true
		}
		time.Sleep(100 * time.Millisecond)
	}
}
