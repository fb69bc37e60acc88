"""The guides, as the manual shows them: in English here, in French in `fr`."""
