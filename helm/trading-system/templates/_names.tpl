{{/* Names, labels and the rules of the operator in one place each. */}}

{{- define "recio.name" -}}
{{- .Values.fullnameOverride | default "recio-operator" -}}
{{- end -}}

{{/* Cluster-wide objects carry the namespace, so that two releases do not fight over one name. */}}
{{- define "recio.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "recio.name" .) -}}
{{- end -}}

{{- define "recio.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "recio.name" .) -}}
{{- end -}}

{{- define "recio.selector" -}}
app.kubernetes.io/name: recio-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "recio.labels" -}}
{{ include "recio.selector" . }}
app.kubernetes.io/component: operator
app.kubernetes.io/part-of: recio
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* name, labels and annotations below metadata: (dict "root" $ "name" "…" "annotations" dict) */}}
{{- define "recio.metadata" -}}
name: {{ .name }}
labels:
  {{- include "recio.labels" .root | nindent 2 }}
{{- with merge (deepCopy (.annotations | default dict)) .root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* repository:tag, or repository@digest: (dict "root" $ "image" …) */}}
{{- define "recio.image" -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Comma list for WATCH_NAMESPACES; empty means all. */}}
{{- define "recio.watched" -}}
{{- if eq .Values.watch.mode "own" -}}
{{ .Release.Namespace }}
{{- else if eq .Values.watch.mode "list" -}}
{{ join "," .Values.watch.namespaces }}
{{- end -}}
{{- end -}}

{{/* What the restricted profile asks of a container. */}}
{{- define "recio.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "recio.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}
