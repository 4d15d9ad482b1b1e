package io.rec.operator.controller.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who manages which field")
class SharedFieldsTest {
  private static final String MAP =
      """
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"ports","managedFields":[
        {"apiVersion":"v1","fieldsType":"FieldsV1","manager":"recio-operator","operation":"Apply",
         "fieldsV1":{
           "f:data":{"f:ports.json":{},".":{}},
           "f:metadata":{"f:ownerReferences":{"k:{\\"uid\\":\\"%s\\"}":{}}}}}]}}""";

  private final KubernetesSerialization json =
      new KubernetesSerialization(new ObjectMapper().registerModule(SharedParts.module()), true);

  @Test
  @DisplayName("is kept once where it is the same in two desks, and apart where it is not")
  void keepsEqualBranchesOnce() {
    var one = fields("a-desk");
    var other = fields("another");

    assertThat(one.getAdditionalProperties().get("f:data"))
        .isSameAs(other.getAdditionalProperties().get("f:data"));
    assertThat(one.getAdditionalProperties().get("f:metadata"))
        .isNotEqualTo(other.getAdditionalProperties().get("f:metadata"));
  }

  @Test
  @DisplayName("is written as it was read")
  void writesWhatItRead() {
    var read = json.unmarshal(MAP.formatted("a-desk"), ConfigMap.class);

    assertThat(json.asJson(read.getMetadata().getManagedFields()))
        .contains("\"f:data\":{\"f:ports.json\":{},\".\":{}}", "k:{\\\"uid\\\":\\\"a-desk\\\"}");
  }

  private FieldsV1 fields(String uid) {
    return json.unmarshal(MAP.formatted(uid), ConfigMap.class)
        .getMetadata()
        .getManagedFields()
        .getFirst()
        .getFieldsV1();
  }
}
