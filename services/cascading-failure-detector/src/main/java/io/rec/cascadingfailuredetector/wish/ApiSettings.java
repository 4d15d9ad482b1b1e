package io.rec.cascadingfailuredetector.wish;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/** Where the Kubernetes API is: {@code RECIO_SET_KUBERNETES_API}. */
@ConfigurationProperties("recio.kubernetes")
record ApiSettings(@Bindable(defaultValue = "https://kubernetes.default.svc") URI api) {}
