/**
 * The topics of the pipeline: how they have to be, how a cluster has them, what to do about the difference, and whether
 * the application can start on them.
 *
 * <p>Judgement is pure: {@link io.tideline.app.topics.TopicPlan} and {@link io.tideline.app.topics.StartCheck} work on
 * a {@link io.tideline.app.topics.ClusterDescription}. Only {@link io.tideline.app.topics.ClusterConnection} talks to a
 * broker.
 */
package io.tideline.app.topics;
