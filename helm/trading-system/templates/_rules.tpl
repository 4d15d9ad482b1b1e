{{/*
Everything the operator may do where it serves a TradingSystem, and nothing it does not do today. No list or watch on
Secrets, no exec, no nodes, no escalate and no bind. Objects are written by server-side apply, which asks for patch,
and for create when there is none yet; hence no update.
*/}}
{{- define "recio.rules" -}}
- apiGroups: [rec.io]
  resources: [tradingsystems]
  verbs: [get, list, watch, patch]
- apiGroups: [rec.io]
  resources: [tradingsystems/status]
  verbs: [patch]
# Clusters with OwnerReferencesPermissionEnforcement ask for it when a child names its owner.
- apiGroups: [rec.io]
  resources: [tradingsystems/finalizers]
  verbs: [update]
- apiGroups: [""]
  resources: [configmaps, services, serviceaccounts]
  verbs: [list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [secrets]
  verbs: [create]
- apiGroups: [""]
  resources: [secrets]
  resourceNames: [recio-root, recio-db, recio-db-next, recio-db-prev, recio-db-operator, recio-tokens, recio-admin, recio-paper-key]
  verbs: [get, patch, delete]
{{- if .Values.rbac.readAllSecrets }}
- apiGroups: [""]
  resources: [secrets]
  verbs: [get]
{{- else if .Values.rbac.readableSecrets }}
- apiGroups: [""]
  resources: [secrets]
  resourceNames:
    {{- toYaml .Values.rbac.readableSecrets | nindent 4 }}
  verbs: [get]
{{- end }}
# The StatefulSet makes the volume of the database and never changes it again; growing it is ours. The volume of the
# backups is made by us, and never removed.
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [create]
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  resourceNames: [data-postgres-0, backup]
  verbs: [get, patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch, get]
- apiGroups: [apps]
  resources: [deployments, statefulsets]
  verbs: [list, watch, create, patch, delete]
# Revisions to go back to: written once, read by name while the watch lags, removed when they are too old.
- apiGroups: [apps]
  resources: [controllerrevisions]
  verbs: [get, list, watch, create, delete]
- apiGroups: [batch]
  resources: [jobs, cronjobs]
  verbs: [list, watch, create, patch, delete]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list, watch, create, patch, delete]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [list, watch, create, patch, delete]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies, ingresses]
  verbs: [list, watch, create, patch, delete]
# Kinds that not every cluster knows: spec.gateway.httpRoute and spec.observability.serviceMonitor.
- apiGroups: [gateway.networking.k8s.io]
  resources: [httproutes]
  verbs: [list, watch, create, patch, delete]
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors]
  verbs: [list, watch, create, patch, delete]
# The failure detector's right to write its wish, recovery-request: patch on one ConfigMap, which we hold ourselves.
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [list, watch, create, patch, delete]
{{- end -}}
