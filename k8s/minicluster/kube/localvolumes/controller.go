package localvolumes

import (
	"context"
	"fmt"
	"time"

	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcore "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	"k8s.io/client-go/util/workqueue"
	"k8s.io/klog/v2"
)

// key names a claim (with a namespace) or a volume (without).
type key = cache.ObjectName

// controller makes a volume for each waiting claim and removes those that were released.
type controller struct {
	client  kubernetes.Interface
	disk    Disk
	factory informers.SharedInformerFactory
	queue   workqueue.TypedRateLimitingInterface[key]
	events  record.EventRecorder
}

func newController(client kubernetes.Interface, disk Disk) *controller {
	broadcaster := record.NewBroadcaster()
	broadcaster.StartRecordingToSink(&typedcore.EventSinkImpl{Interface: client.CoreV1().Events("")})
	limits := workqueue.NewTypedItemExponentialFailureRateLimiter[key](100*time.Millisecond, 30*time.Second)
	return &controller{
		client:  client,
		disk:    disk,
		factory: informers.NewSharedInformerFactory(client, 5*time.Minute),
		queue:   workqueue.NewTypedRateLimitingQueue(limits),
		events:  broadcaster.NewRecorder(scheme.Scheme, core.EventSource{Component: Provisioner}),
	}
}

func (c *controller) run(ctx context.Context) error {
	watched := []cache.SharedIndexInformer{
		c.factory.Core().V1().PersistentVolumeClaims().Informer(),
		c.factory.Core().V1().PersistentVolumes().Informer(),
	}
	for _, informer := range watched {
		if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
			AddFunc:    c.enqueue,
			UpdateFunc: func(_, now any) { c.enqueue(now) },
		}); err != nil {
			return err
		}
	}
	c.factory.Storage().V1().StorageClasses().Informer()
	c.factory.Start(ctx.Done())
	c.factory.WaitForCacheSync(ctx.Done())
	go wait.UntilWithContext(ctx, func(ctx context.Context) {
		for c.next(ctx) {
		}
	}, time.Second)
	<-ctx.Done()
	c.queue.ShutDown()
	return nil
}

func (c *controller) enqueue(object any) {
	name, err := cache.ObjectToName(object)
	if err != nil {
		klog.ErrorS(err, "Object without a name")
		return
	}
	c.queue.Add(name)
}

func (c *controller) next(ctx context.Context) bool {
	name, stopped := c.queue.Get()
	if stopped {
		return false
	}
	defer c.queue.Done(name)
	work := c.release
	if name.Namespace != "" {
		work = c.provide
	}
	if err := work(ctx, name); err != nil {
		klog.ErrorS(err, "Will be tried again", "object", name)
		c.queue.AddRateLimited(name)
		return true
	}
	c.queue.Forget(name)
	return true
}

func (c *controller) provide(ctx context.Context, name key) error {
	claim, err := c.factory.Core().V1().PersistentVolumeClaims().Lister().PersistentVolumeClaims(name.Namespace).Get(name.Name)
	if errors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	class, err := c.class(claim)
	if err != nil || class == nil || !Wants(claim, class) {
		return err
	}
	if refusal := Refusal(claim); refusal != "" {
		c.events.Event(claim, core.EventTypeWarning, "ProvisioningFailed", refusal)
		return nil
	}
	volume := c.disk.Volume(claim, class)
	if err := c.disk.Create(volume); err != nil {
		c.events.Event(claim, core.EventTypeWarning, "ProvisioningFailed", err.Error())
		return err
	}
	if _, err := c.client.CoreV1().PersistentVolumes().Create(ctx, volume, meta.CreateOptions{}); err != nil && !errors.IsAlreadyExists(err) {
		return fmt.Errorf("volume %s: %w", volume.Name, err)
	}
	return nil
}

func (c *controller) class(claim *core.PersistentVolumeClaim) (*storage.StorageClass, error) {
	if claim.Spec.StorageClassName == nil || *claim.Spec.StorageClassName == "" {
		return nil, nil
	}
	class, err := c.factory.Storage().V1().StorageClasses().Lister().Get(*claim.Spec.StorageClassName)
	if errors.IsNotFound(err) {
		return nil, nil // somebody may create it later; the resync looks again
	}
	return class, err
}

func (c *controller) release(ctx context.Context, name key) error {
	volume, err := c.factory.Core().V1().PersistentVolumes().Lister().Get(name.Name)
	if errors.IsNotFound(err) {
		return nil
	}
	if err != nil || !c.disk.Releases(volume) {
		return err
	}
	if err := c.disk.Remove(volume); err != nil {
		return err
	}
	err = c.client.CoreV1().PersistentVolumes().Delete(ctx, volume.Name, meta.DeleteOptions{})
	if errors.IsNotFound(err) {
		return nil
	}
	return err
}
