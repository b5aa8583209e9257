package io.tideline.local.admission;

import io.tideline.admission.Rejection.Code;

/**
 * A message that has to be refused.
 *
 * @param kind what is wrong with it, unique
 * @param code why it has to be refused
 * @param field the field at fault, or empty
 * @param mentions what the reason has to say
 */
record Bad(String kind, Message message, Code code, String field, String mentions) {}
