package build

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"rec.io/minicluster/orchestrator/internal/fail"
)

// diskForBuild is what Go's build cache and the linker take for Kubernetes the first time.
const diskForBuild = 5 << 30

// Cache builds programs from Sources into Directory and finds them again.
type Cache struct {
	Sources   string // k8s/minicluster of the repository
	Directory string
	Progress  func(format string, arguments ...any)
}

// Binaries gives one directory with the given programs, building what is missing.
func (c Cache) Binaries(programs []Program) (string, error) {
	paths := map[string]string{}
	for _, program := range programs {
		path, err := c.binary(program)
		if err != nil {
			return "", err
		}
		paths[program.Name] = path
	}
	return c.assemble(programs, paths)
}

func (c Cache) binary(program Program) (string, error) {
	module := filepath.Join(c.Sources, program.Module)
	hash, err := Hash(module)
	if err != nil {
		return "", err
	}
	path := filepath.Join(c.Directory, program.Name+"-"+hash, program.Name)
	if exists(path) {
		return path, nil
	}
	unlock, err := c.lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	if exists(path) { // another run built it while this one waited
		return path, nil
	}
	return path, c.compile(program, module, path)
}

func (c Cache) compile(program Program, module, target string) error {
	if _, err := exec.LookPath("go"); err != nil {
		return fail.Say("Go is not installed, but %s has to be built: install Go 1.26 or newer from https://go.dev/dl and put it on PATH.", program.Name)
	}
	if err := RequireSpace(c.Directory, diskForBuild, "to build "+program.Name); err != nil {
		return err
	}
	c.Progress("building %s (the first time this takes about %s)", program.Name, program.Lasts)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	unfinished := target + ".unfinished"
	command := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w "+program.Linker, "-o", unfinished, program.Package)
	command.Dir = module
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false", "GOWORK=off")
	if output, err := command.CombinedOutput(); err != nil {
		return fail.Say("Building %s failed (%v):\n%s", program.Name, err, output)
	}
	return os.Rename(unfinished, target)
}

// assemble links the programs into one directory, named by all their hashes, for the node to see.
func (c Cache) assemble(programs []Program, paths map[string]string) (string, error) {
	directory := filepath.Join(c.Directory, "set")
	for _, program := range programs {
		directory += "-" + filepath.Base(filepath.Dir(paths[program.Name]))[len(program.Name)+1:][:6]
	}
	for name, path := range paths {
		link := filepath.Join(directory, name)
		if exists(link) {
			continue
		}
		if err := os.MkdirAll(directory, 0o755); err != nil {
			return "", err
		}
		if err := os.Link(path, link); err != nil && !os.IsExist(err) {
			return "", err
		}
	}
	return directory, nil
}

// lock keeps two runs from building the same program at once.
func (c Cache) lock() (func(), error) {
	if err := os.MkdirAll(c.Directory, 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(c.Directory, "build.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		c.Progress("waiting for another build to finish")
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
			return nil, fmt.Errorf("build lock: %w", err)
		}
	}
	return func() { file.Close() }, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
