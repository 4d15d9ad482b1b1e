package localvolumes

import (
	"os"
	"path/filepath"
	"testing"

	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func aClaim() *core.PersistentVolumeClaim {
	return &core.PersistentVolumeClaim{
		ObjectMeta: meta.ObjectMeta{Namespace: "trading", Name: "data", UID: "u1"},
		Status:     core.PersistentVolumeClaimStatus{Phase: core.ClaimPending},
	}
}

func aClass(mode storage.VolumeBindingMode) *storage.StorageClass {
	return &storage.StorageClass{
		ObjectMeta:  meta.ObjectMeta{Name: "local"},
		Provisioner: Provisioner, VolumeBindingMode: &mode,
	}
}

func TestWaitsForTheFirstConsumer(t *testing.T) {
	claim, class := aClaim(), aClass(storage.VolumeBindingWaitForFirstConsumer)
	if Wants(claim, class) {
		t.Error("a claim without a consumer got a volume")
	}
	claim.Annotations = map[string]string{"volume.kubernetes.io/selected-node": "n"}
	if !Wants(claim, class) {
		t.Error("a claim whose consumer is scheduled got no volume")
	}
}

func TestServesAtOnceWhenTheClassSaysSo(t *testing.T) {
	if !Wants(aClaim(), aClass(storage.VolumeBindingImmediate)) {
		t.Error("an immediate claim got no volume")
	}
}

func TestLeavesOtherProvisionersAlone(t *testing.T) {
	class := aClass(storage.VolumeBindingImmediate)
	class.Provisioner = "example.com/other"
	if Wants(aClaim(), class) {
		t.Error("took a claim of another provisioner")
	}
}

func TestLeavesBoundClaimsAlone(t *testing.T) {
	claim := aClaim()
	claim.Status.Phase = core.ClaimBound
	if Wants(claim, aClass(storage.VolumeBindingImmediate)) {
		t.Error("took a claim that is bound")
	}
}

func TestRefusesBlockDevices(t *testing.T) {
	claim, block := aClaim(), core.PersistentVolumeBlock
	claim.Spec.VolumeMode = &block
	if Refusal(claim) == "" {
		t.Error("promised a block device")
	}
}

func TestMakesADirectoryThatEveryUserMayWriteAndRemovesIt(t *testing.T) {
	disk := Disk{Node: "n", Directory: t.TempDir()}
	volume := disk.Volume(aClaim(), aClass(storage.VolumeBindingImmediate))
	if err := disk.Create(volume); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(disk.Directory, "pvc-u1"))
	if err != nil || info.Mode().Perm() != 0o777 {
		t.Errorf("directory is %v, %v", info, err)
	}
	if err := disk.Remove(volume); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(disk.Directory, "pvc-u1")); !os.IsNotExist(err) {
		t.Errorf("the directory is still there: %v", err)
	}
}

func TestRefusesToRemoveWhatLiesElsewhere(t *testing.T) {
	disk := Disk{Node: "n", Directory: t.TempDir()}
	elsewhere := t.TempDir()
	volume := disk.Volume(aClaim(), aClass(storage.VolumeBindingImmediate))
	volume.Spec.Local.Path = filepath.Join(elsewhere, "precious")
	if err := disk.Remove(volume); err == nil {
		t.Error("removed a directory outside its own")
	}
}

func TestReleasesOnlyItsOwnVolumesWithPolicyDelete(t *testing.T) {
	disk := Disk{Node: "n", Directory: "/volumes"}
	released := disk.Volume(aClaim(), aClass(storage.VolumeBindingImmediate))
	released.Status.Phase = core.VolumeReleased
	if !disk.Releases(released) {
		t.Error("kept a released volume")
	}
	retained := released.DeepCopy()
	retained.Spec.PersistentVolumeReclaimPolicy = core.PersistentVolumeReclaimRetain
	foreign := released.DeepCopy()
	foreign.Annotations = nil
	for name, volume := range map[string]*core.PersistentVolume{"retained": retained, "foreign": foreign} {
		if disk.Releases(volume) {
			t.Errorf("released the %s volume", name)
		}
	}
}
