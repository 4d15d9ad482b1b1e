package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func module(t *testing.T) string {
	t.Helper()
	directory := t.TempDir()
	put(t, directory, "go.mod", "module m\n\ngo 1.26\n")
	put(t, directory, "main.go", "package main\n\nfunc main() {}\n")
	return directory
}

func put(t *testing.T, directory, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(directory, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func hash(t *testing.T, directory string) string {
	t.Helper()
	hash, err := Hash(directory)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestTheHashFollowsSourcesAndNothingElse(t *testing.T) {
	directory := module(t)
	before := hash(t, directory)
	put(t, directory, "README.md", "words")
	put(t, directory, "main_test.go", "package main\n")
	if hash(t, directory) != before {
		t.Error("words and tests changed the hash")
	}
	put(t, directory, "go.mod", "module m\n\ngo 1.26.1\n")
	if hash(t, directory) == before {
		t.Error("another go.mod has the same hash")
	}
}

func TestMovingTextBetweenFilesChangesTheHash(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	put(t, one, "a.go", "xy")
	put(t, one, "b.go", "z")
	put(t, other, "a.go", "x")
	put(t, other, "b.go", "yz")
	if hash(t, one) == hash(t, other) {
		t.Error("files with other borders have the same hash")
	}
}

func cache(t *testing.T) (Cache, *[]string) {
	t.Helper()
	sources := t.TempDir()
	if err := os.Rename(module(t), filepath.Join(sources, "m")); err != nil {
		t.Fatal(err)
	}
	var said []string
	return Cache{Sources: sources, Directory: t.TempDir(), Progress: func(format string, _ ...any) {
		said = append(said, format)
	}}, &said
}

var program = Program{Name: "m", Module: "m", Package: ".", Lasts: "a moment"}

func TestBuildsOnceAndAgainOnlyForOtherSources(t *testing.T) {
	cache, said := cache(t)
	for range 2 {
		directory, err := cache.Binaries([]Program{program})
		if err != nil {
			t.Fatal(err)
		}
		if !exists(filepath.Join(directory, "m")) {
			t.Fatalf("no program in %s", directory)
		}
	}
	if len(*said) != 1 {
		t.Errorf("two calls built %d times", len(*said))
	}
	put(t, filepath.Join(cache.Sources, "m"), "more.go", "package main\n")
	if _, err := cache.Binaries([]Program{program}); err != nil || len(*said) != 2 {
		t.Errorf("changed sources: built %d times, %v", len(*said), err)
	}
}

func TestSaysWhyABuildFailed(t *testing.T) {
	cache, _ := cache(t)
	put(t, filepath.Join(cache.Sources, "m"), "broken.go", "package main\n\nvar x int = \"text\"\n")
	_, err := cache.Binaries([]Program{program})
	if err == nil || !strings.Contains(err.Error(), "broken.go") {
		t.Errorf("the error is %v", err)
	}
}

func TestAsksForGoWhenItIsMissing(t *testing.T) {
	cache, _ := cache(t)
	t.Setenv("PATH", t.TempDir())
	_, err := cache.Binaries([]Program{program})
	if err == nil || !strings.HasPrefix(err.Error(), "Go is not installed") {
		t.Errorf("the error is %v", err)
	}
}

func TestRefusesAFullDiskInWords(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "not", "there", "yet")
	err := RequireSpace(directory, 1<<62, "to build m")
	if err == nil || !strings.Contains(err.Error(), "is full") || !strings.Contains(err.Error(), "to build m") {
		t.Errorf("the error is %v", err)
	}
	if err := RequireSpace(directory, 1, "to build m"); err != nil {
		t.Errorf("one byte is too much: %v", err)
	}
}
