{{/* Policies are cluster-wide objects: (dict "root" $ "policy" "…"). Lint renders without a namespace. */}}
{{- define "recio.policyName" -}}
{{- printf "%s.%s.rec.io" .policy (.root.Release.Namespace | default "default") -}}
{{- end -}}

{{/* A release judges only the namespaces it serves. */}}
{{- define "recio.admissionScope" -}}
{{- if ne .Values.watch.mode "cluster" }}
  matchResources:
    namespaceSelector:
      matchExpressions:
        - key: kubernetes.io/metadata.name
          operator: In
          values:
            {{- range splitList "," (include "recio.watched" .) }}
            - {{ . }}
            {{- end }}
{{- end }}
{{- end -}}
