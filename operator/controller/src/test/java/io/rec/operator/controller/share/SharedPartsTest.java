package io.rec.operator.controller.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What objects of several desks have in common")
class SharedPartsTest {
  private static final String DEPLOYMENT =
      """
      {"apiVersion":"apps/v1","kind":"Deployment",
       "metadata":{"name":"trade-manager","namespace":"%1$s","labels":{"app":"trade-manager"},"annotations":{"by":"us"},
         "managedFields":[{"manager":"recio-operator","operation":"Apply"}]},
       "spec":{"template":{"spec":{
         "containers":[{"name":"service","env":[
           {"name":"ROLE","value":"trade-manager"},{"name":"DESK","value":"%1$s"}]}],
         "volumes":[{"name":"ports","configMap":{"name":"ports"}}]}}}}""";
  private static final String SECRET =
      """
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"login","namespace":"%s"},
       "data":{"password":"c2VjcmV0"}}""";

  private final KubernetesSerialization json =
      new KubernetesSerialization(new ObjectMapper().registerModule(SharedParts.module()), true);

  @Test
  @DisplayName("is kept once, and apart where they differ")
  void keepsEqualPartsOnce() {
    var one = deployment("one");
    var other = deployment("other");

    assertThat(pod(one).getVolumes().getFirst()).isSameAs(pod(other).getVolumes().getFirst());
    assertThat(variable(one, 0)).isSameAs(variable(other, 0));
    assertThat(variable(one, 1)).isNotEqualTo(variable(other, 1));
    assertThat(one.getMetadata().getLabels()).isSameAs(other.getMetadata().getLabels());
    assertThat(one.getMetadata().getAnnotations())
        .isEqualTo(other.getMetadata().getAnnotations())
        .isNotSameAs(other.getMetadata().getAnnotations());
    assertThat(one.getMetadata().getName()).isSameAs(other.getMetadata().getName());
    assertThat(one.getMetadata().getNamespace()).isEqualTo("one");
    assertThat(one.getMetadata()).isNotSameAs(other.getMetadata());
    assertThat(one).isNotSameAs(other);
  }

  @Test
  @DisplayName("is written as it was read")
  void writesWhatItRead() {
    var again = json.asJson(deployment("one"));

    assertThat(json.unmarshal(again, Deployment.class)).isEqualTo(deployment("one"));
    assertThat(again)
        .contains("\"env\":[{\"name\":\"ROLE\",\"value\":\"trade-manager\"}")
        .contains("\"labels\":{\"app\":\"trade-manager\"}", "\"manager\":\"recio-operator\"");
  }

  @Test
  @DisplayName("stays as it is when one of them is built anew or its labels are changed in place")
  void staysAsItIs() {
    var one = deployment("one");
    new DeploymentBuilder(one)
        .editMetadata()
        .addToLabels("app", "changed")
        .endMetadata()
        .editSpec()
        .editTemplate()
        .editSpec()
        .editFirstVolume()
        .withName("changed")
        .endVolume()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();

    assertThat(one).isEqualTo(deployment("one"));
    assertThatThrownBy(() -> one.getMetadata().getLabels().put("app", "changed"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("is no map for what the client does not know, unless there is something in it")
  void keepsWhatTheClientDoesNotKnow() {
    var newer =
        json.unmarshal(
            DEPLOYMENT.formatted("one").replace("\"volumes\":", "\"ofTomorrow\":7,\"volumes\":"),
            Deployment.class);

    assertThat(pod(newer).getAdditionalProperties()).containsExactly(entry("ofTomorrow", 7));
    assertThat(json.asJson(newer)).contains("\"ofTomorrow\":7");
    assertThat(newer.getSpec().getAdditionalProperties())
        .isSameAs(newer.getMetadata().getAdditionalProperties());
    assertThat(newer.getSpec().getAdditionalProperties()).isEmpty();
  }

  @Test
  @DisplayName("may be missing: no labels are none")
  void readsWhatHasNone() {
    var without = DEPLOYMENT.formatted("one").replace("{\"app\":\"trade-manager\"}", "null");

    assertThat(json.unmarshal(without, Deployment.class).getMetadata().getLabels()).isEmpty();
  }

  @Test
  @DisplayName("is not what a Secret holds")
  void keepsNoSecret() {
    var one = json.unmarshal(SECRET.formatted("one"), Secret.class);
    var other = json.unmarshal(SECRET.formatted("other"), Secret.class);

    assertThat(one.getData()).isEqualTo(other.getData());
    assertThat(one.getData().get("password")).isNotSameAs(other.getData().get("password"));
  }

  private Deployment deployment(String namespace) {
    return json.unmarshal(DEPLOYMENT.formatted(namespace), Deployment.class);
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static EnvVar variable(Deployment deployment, int at) {
    return pod(deployment).getContainers().getFirst().getEnv().get(at);
  }
}
