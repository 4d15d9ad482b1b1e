package localvolumes

import (
	"fmt"
	"os"
	"path/filepath"

	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Provisioner is the name by which a StorageClass asks for these volumes.
const Provisioner = "rec.io/minicluster"

// Disk is where the volumes of one node lie.
type Disk struct{ Node, Directory string }

// Wants tells whether claim is ready for a volume of class. A class that waits for the first
// consumer is ready once the scheduler has chosen the node.
func Wants(claim *core.PersistentVolumeClaim, class *storage.StorageClass) bool {
	if claim.Status.Phase != core.ClaimPending || claim.Spec.VolumeName != "" || claim.DeletionTimestamp != nil {
		return false
	}
	if class.Provisioner != Provisioner {
		return false
	}
	waits := class.VolumeBindingMode != nil && *class.VolumeBindingMode == storage.VolumeBindingWaitForFirstConsumer
	return !waits || claim.Annotations["volume.kubernetes.io/selected-node"] != ""
}

// Refusal says why a claim cannot be served, or nothing.
func Refusal(claim *core.PersistentVolumeClaim) string {
	if claim.Spec.VolumeMode != nil && *claim.Spec.VolumeMode == core.PersistentVolumeBlock {
		return "directories cannot serve as block devices"
	}
	if claim.Spec.Selector != nil {
		return "a new directory cannot match a selector"
	}
	return ""
}

// Volume describes the directory for claim. It is a "local" volume and no "hostPath", so that
// the kubelet sets its group for pods with fsGroup, as drivers of real disks do.
func (d Disk) Volume(claim *core.PersistentVolumeClaim, class *storage.StorageClass) *core.PersistentVolume {
	reclaim := core.PersistentVolumeReclaimDelete
	if class.ReclaimPolicy != nil {
		reclaim = *class.ReclaimPolicy
	}
	name := "pvc-" + string(claim.UID)
	return &core.PersistentVolume{
		ObjectMeta: meta.ObjectMeta{
			Name:        name,
			Annotations: map[string]string{"pv.kubernetes.io/provisioned-by": Provisioner},
		},
		Spec: core.PersistentVolumeSpec{
			StorageClassName:              class.Name,
			PersistentVolumeReclaimPolicy: reclaim,
			AccessModes:                   claim.Spec.AccessModes,
			Capacity:                      core.ResourceList{core.ResourceStorage: claim.Spec.Resources.Requests[core.ResourceStorage]},
			ClaimRef: &core.ObjectReference{Kind: "PersistentVolumeClaim", APIVersion: "v1",
				Namespace: claim.Namespace, Name: claim.Name, UID: claim.UID},
			PersistentVolumeSource: core.PersistentVolumeSource{
				Local: &core.LocalVolumeSource{Path: filepath.Join(d.Directory, name)}},
			NodeAffinity: d.onThisNode(),
		},
	}
}

func (d Disk) onThisNode() *core.VolumeNodeAffinity {
	return &core.VolumeNodeAffinity{Required: &core.NodeSelector{NodeSelectorTerms: []core.NodeSelectorTerm{{
		MatchExpressions: []core.NodeSelectorRequirement{{
			Key: core.LabelHostname, Operator: core.NodeSelectorOpIn, Values: []string{d.Node}}},
	}}}}
}

// Create makes the volume's directory, open to every user as a fresh disk's root is not: pods
// without fsGroup write there too.
func (d Disk) Create(volume *core.PersistentVolume) error {
	path := volume.Spec.Local.Path
	if err := os.MkdirAll(path, 0o777); err != nil {
		return err
	}
	return os.Chmod(path, 0o777) // the umask has taken bits away
}

// Releases tells whether volume is one of ours whose claim is gone for good.
func (d Disk) Releases(volume *core.PersistentVolume) bool {
	return volume.Annotations["pv.kubernetes.io/provisioned-by"] == Provisioner &&
		volume.Status.Phase == core.VolumeReleased &&
		volume.Spec.PersistentVolumeReclaimPolicy == core.PersistentVolumeReclaimDelete
}

// Remove deletes the volume's directory, and refuses any other.
func (d Disk) Remove(volume *core.PersistentVolume) error {
	if volume.Spec.Local == nil || filepath.Dir(volume.Spec.Local.Path) != filepath.Clean(d.Directory) {
		return fmt.Errorf("volume %s does not lie in %s", volume.Name, d.Directory)
	}
	return os.RemoveAll(volume.Spec.Local.Path)
}
