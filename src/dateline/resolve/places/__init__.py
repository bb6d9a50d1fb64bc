"""Place words to places: the gazetteer, the spelling fold, and the choice by what else the report says."""
