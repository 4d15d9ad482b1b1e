// Package localvolumes gives PersistentVolumeClaims of a one-node cluster a directory each.
package localvolumes

import (
	"fmt"

	"github.com/spf13/cobra"
	"k8s.io/apiserver/pkg/server"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// NewCommand is the program "local-volumes".
func NewCommand() *cobra.Command {
	var kubeconfig string
	var disk Disk
	command := &cobra.Command{
		Use:   "local-volumes",
		Short: "Provides volumes of StorageClasses whose provisioner is " + Provisioner,
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
			if err != nil {
				return fmt.Errorf("kubeconfig %s: %w", kubeconfig, err)
			}
			client, err := kubernetes.NewForConfig(config)
			if err != nil {
				return err
			}
			return newController(client, disk).run(server.SetupSignalContext())
		},
	}
	command.Flags().StringVar(&kubeconfig, "kubeconfig", "", "whom to ask, as whom")
	command.Flags().StringVar(&disk.Node, "node", "", "node that holds the directories")
	command.Flags().StringVar(&disk.Directory, "directory", "", "where the directories lie")
	return command
}
