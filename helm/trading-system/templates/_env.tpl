{{/* The operator's settings; the uninstall guard reads the same ones. */}}
{{- define "recio.env" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      apiVersion: v1
      fieldPath: metadata.name
- name: POD_NAMESPACE
  valueFrom:
    fieldRef:
      apiVersion: v1
      fieldPath: metadata.namespace
- name: WATCH_NAMESPACES
  value: {{ include "recio.watched" . | quote }}
- name: RECIO_SERVICES_IMAGE
  value: {{ .Values.services.image.repository | quote }}
- name: RECIO_POSTGRES_IMAGE
  value: {{ include "recio.image" (dict "root" . "image" .Values.postgres.image) | quote }}
- name: RECIO_OPERATOR_URL
  value: {{ printf "http://%s.%s:8080" (include "recio.name" .) .Release.Namespace | quote }}
- name: RECIO_LOG_LEVEL
  value: {{ .Values.logLevel | quote }}
{{- with .Values.otlpEndpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
