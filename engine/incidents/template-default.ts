/** What postmortems are written from where `healer.yaml` names no template of the team's own. */
export const defaultTemplate = `# Postmortem: {{title}}

<!-- Healer keeps what stands between a pair of its comments up to date until you change it. All else is yours. -->

{{facts}}

> This looks for what made the failure possible and how the system can be made safer. Everyone acted on what they knew then, so Healer writes no names into the account of events.

{{missing}}

## Summary

{{summary}}

## Impact

{{impact}}

## Timeline

{{timeline}}

## Root cause and trigger

### Root cause

{{root_cause}}

### Trigger

{{trigger}}

## Resolution

{{fix}}

## Detection

{{detection}}

## What went well

{{went_well}}

## What could be better

{{could_be_better}}

## Where we got lucky

_To be written in the review: what could have made this worse, and did not by chance alone?_

## Lessons

{{lessons}}

## Action items

{{action_items}}

## Metrics

{{metrics}}

## Evidence

{{evidence}}

## Similar incidents

{{similar}}
`;
