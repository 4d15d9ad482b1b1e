package build

import (
	"path/filepath"
	"syscall"

	"rec.io/minicluster/orchestrator/internal/fail"
)

// RequireSpace refuses early, in words, what would otherwise fail half-way with a riddle.
func RequireSpace(directory string, bytes uint64, purpose string) error {
	existing := directory
	for !exists(existing) {
		existing = filepath.Dir(existing)
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(existing, &disk); err != nil {
		return err
	}
	if free := disk.Bavail * uint64(disk.Bsize); free < bytes {
		return fail.Say("The disk under %s is full: %d MiB are free, but %d MiB are needed %s.",
			existing, free>>20, bytes>>20, purpose)
	}
	return nil
}
